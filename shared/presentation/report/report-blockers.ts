import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { layerStatuses } from '../layers/layer-status.ts'
import { counted, sentenceCase } from '../wording/months.ts'
import { WARNING_WORDS } from '../wording/warning-words.ts'

/** Something a reader of the report should know was open, and the page where it can be closed; empty for the plan’s first. */
export type Blocker = { readonly text: string; readonly page: string; readonly talk?: true }

/**
 * Missing inputs, failing layers, and what can't work as it is entered: with any of them an issue is a draft. What only moves
 * dates or makes figures less exact is a point of readiness, and stands in the report.
 */
export function reportBlockers(plan: PlanFile, result: PlanResult): readonly Blocker[] {
	const judged = layerStatuses(plan, result).filter(({ status }) => status === 'incomplete' || status === 'failing')
	const layers = judged.map(({ layer, status, note }) => ({
		text: note,
		page: status === 'incomplete' ? layer : 'balance',
	}))
	const points = result.warnings.flatMap(({ text, code }) => {
		const { touches, page } = WARNING_WORDS[code]
		return touches === 'work' ? [{ text, page }] : []
	})
	return [...layers, ...points]
}

/** «Nine points keep it a draft»: fewer than the points to look at, of which some only move dates or make figures less exact. */
export const keepsDraft = (points: number): string =>
	`${sentenceCase(counted(points, 'point'))} ${points === 1 ? 'keeps' : 'keep'} it a draft`

/** Comments that nobody has answered; they are read in the drawer of comments. */
export function talkBlockers(threads: readonly { readonly label: string }[]): readonly Blocker[] {
	return threads.map(({ label }) => ({ text: `A comment on ${label} has no answer`, page: '', talk: true }))
}
