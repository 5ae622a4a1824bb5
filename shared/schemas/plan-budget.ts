import type { Problem } from './problem.ts'
import { formatFigure } from '#shared/units/format.ts'

/** Plans a team and a visitor may keep, those in the bin included. */
export const MOST_PLANS = { team: 1000, visitor: 5 } as const

/** Scenarios that a plan may have beside its baseline, deleted ones among them. */
export const MOST_SCENARIOS = 24
/** Scenarios that stand side by side. */
export const MOST_COMPARED = 4

type CellCount = {
	readonly perMonth: number
	readonly once: number
	readonly months: number
	readonly cells: number
	readonly placements: number
}

const millions = (cells: number) => `${formatFigure(Math.ceil(cells / 1e5) / 10)} million`

/** Why a plan is too large to be computed here, and what would bring it down; null where it is not. */
export function budgetProblem(
	{ cells, perMonth, once, months, placements }: CellCount,
	budget: number,
): Problem | null {
	if (cells <= budget) return null
	const fitting = Math.floor((budget - once) / perMonth)
	const mends = [
		fitting >= 1 ? `make it ${String(fitting)} months instead of ${String(months)}` : null,
		placements > cells / 2 ? 'say at which sites or on which chips each workload may run' : null,
		'split it into plans of fewer sites',
	].filter((mend) => mend !== null)
	return {
		path: 'plan',
		message: `the plan has ${millions(cells)} figures; this server computes at most ${millions(budget)}`,
		mend: `To bring it down, ${mends.join(', or ')}.`,
	}
}
