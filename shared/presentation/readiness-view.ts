import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

export type Readiness = {
	/** inputs behind the plan by how good they are */
	readonly counts: readonly { readonly quality: 'contract' | 'quote' | 'benchmark' | 'guess'; readonly count: number }[]
	readonly total: number
	readonly points: readonly {
		readonly text: string
		readonly mend: string
		readonly path: string
		readonly page: string
	}[]
}

const PAGES: Readonly<Record<string, string>> = {
	sites: 'sites',
	powerContracts: 'energy',
	buildPhases: 'infrastructure',
	chipOrders: 'chips',
	workloads: 'models',
	applications: 'applications',
	labourPools: 'workforce',
	assumptions: 'assumptions',
}

/** The page on which the field of a warning can be mended. */
function pageOfPath(path: string): string {
	return PAGES[/^[A-Za-z]+/.exec(path)?.[0] ?? ''] ?? 'assumptions'
}

const QUALITIES = ['contract', 'quote', 'benchmark', 'guess'] as const

/** Four halls late for one reason do not push everything else out of sight. */
function oneOfEachFirst(warnings: PlanResult['warnings']): PlanResult['warnings'] {
	const seen = new Map<string, number>()
	const ranked = warnings.map((warning) => {
		const rank = seen.get(warning.code) ?? 0
		seen.set(warning.code, rank + 1)
		return { warning, rank }
	})
	return ranked.toSorted((a, b) => a.rank - b.rank).map(({ warning }) => warning)
}

/** What the inputs rest on, and what is contradictory or doubtful among them. */
export function buildReadiness(plan: PlanFile, result: PlanResult): Readiness {
	const notes = Object.values(plan.notes)
	const counts = QUALITIES.map((quality) => ({
		quality,
		count: notes.filter((note) => note.quality === quality).length,
	}))
	return {
		counts,
		total: counts.reduce((total, { count }) => total + count, 0),
		points: oneOfEachFirst(result.warnings).map(({ text, mend, path }) => ({
			text,
			mend,
			path,
			page: pageOfPath(path),
		})),
	}
}
