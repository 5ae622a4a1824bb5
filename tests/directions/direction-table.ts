import { resultOf, rerunPlan, runPlan } from '#server/engine/compute-plan.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { PLACED_PLANS } from '../verdicts/placed-plans.ts'
import { SUPPLIED_PLANS } from '../verdicts/supplied-plans.ts'
import { headlineOf, movesFrom, type Moves } from './headline-figures.ts'
import { singleChanges } from './single-changes.ts'

const DIRECTION_PLANS: Readonly<Record<string, () => PlanFile>> = { ...PLACED_PLANS, ...SUPPLIED_PLANS }

/** One line of the table: of a plan what one field does, turned up or down. */
export type DirectionRow = {
	readonly plan: string
	readonly field: string
	readonly item: string
	readonly turn: 'up' | 'down'
	readonly to: number | string
	readonly moves: Moves
}

/** Every so many-th change of each plan, run anew; 1: all. */
export function directionRows(every: number): readonly DirectionRow[] {
	return Object.entries(DIRECTION_PLANS).flatMap(([plan, make]) => {
		const stated = make()
		const frame = runPlan(stated)
		const before = headlineOf(resultOf(frame))
		return singleChanges(stated)
			.filter((_, place) => place % every === 0)
			.map(({ plan: changed, ...change }) => ({
				...{ plan, ...change },
				moves: movesFrom(before, headlineOf(resultOf(rerunPlan(frame, changed)))),
			}))
	})
}

/** As the table writes it: `lulea-heat · sites.heat.MW · lulea · up 15` and `revenueUsd + · npvUsd +`. */
export const keyOf = ({ plan, field, item, turn, to }: Omit<DirectionRow, 'moves'>) =>
	`${plan} · ${field} · ${item} · ${turn} ${String(to)}`
export const movesText = (moves: Moves) =>
	Object.entries(moves)
		.map(([figure, way]) => `${figure} ${way}`)
		.join(' · ')
