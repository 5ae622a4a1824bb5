import { NOTE_QUALITIES } from '#shared/fields/note-qualities.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { WARNINGS, warningSentences } from '../../messages/warnings.ts'
import { moneyOf } from '#shared/units/money.ts'

export type Readiness = {
	/** inputs behind the plan by how good they are */
	readonly counts: readonly { readonly quality: 'contract' | 'quote' | 'benchmark' | 'guess'; readonly count: number }[]
	readonly total: number
	/** «Ten points to look at», wherever they are counted */
	readonly title: string
	readonly points: readonly {
		readonly text: string
		readonly mend: string
		readonly page: string
	}[]
}

/** What stops the plan before what moves it, and that before what is only inexact. */
const ORDER = ['work', 'dates', 'figures'] as const

/** The gravest first, and one of each kind before the second of any: four late halls hide nothing else. */
function gravestFirst(warnings: PlanResult['warnings']): PlanResult['warnings'] {
	const seen = new Map<string, number>()
	const ranked = warnings.map((warning) => {
		const times = seen.get(warning.code) ?? 0
		seen.set(warning.code, times + 1)
		return { warning, times, grave: ORDER.indexOf(WARNINGS[warning.code].touches) }
	})
	return ranked.toSorted((a, b) => a.times - b.times || a.grave - b.grave).map(({ warning }) => warning)
}

/** What the inputs rest on, and what is contradictory or doubtful among them. */
export function buildReadiness(plan: PlanFile, result: PlanResult): Readiness {
	const notes = Object.values(plan.notes)
	const counts = NOTE_QUALITIES.map((quality) => ({
		quality,
		count: notes.filter((note) => note.quality === quality).length,
	}))
	const { length } = result.warnings
	return {
		title: length === 0 ? 'No inconsistent inputs' : `${sentenceCase(counted(length, 'warning'))} to review`,
		counts,
		total: counts.reduce((total, { count }) => total + count, 0),
		points: gravestFirst(result.warnings).map((warning) => ({
			...warningSentences(warning, moneyOf(plan)),
			page: WARNINGS[warning.code].page,
		})),
	}
}
