import { computePlan } from '#server/engine/compute-plan.ts'
import type { PlanChange } from '#shared/remedies.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { applyChange } from './apply-change.ts'

/** Runs the engine on changed plans and counts how often, so that a question stays within its share. */
export type EngineRuns = {
	readonly plan: PlanFile
	readonly result: PlanResult
	/** the result of the plan with one change; null where the change does not make a valid plan */
	readonly of: (change: PlanChange) => PlanResult | null
	readonly count: () => number
}

export function engineRuns(plan: PlanFile): EngineRuns {
	const result = computePlan(plan)
	let count = 1
	return {
		plan,
		result,
		of: (change) => {
			const changed = applyChange(plan, change)
			if (changed === null) return null
			count += 1
			return computePlan(changed)
		},
		count: () => count,
	}
}
