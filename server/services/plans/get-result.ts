import type { Actor } from '#server/auth/actor.ts'
import { ENGINE_VERSION } from '#server/engine/compute-plan.ts'
import { findResult } from '#server/repositories/scenarios.ts'
import type { PlanResult } from '#shared/result.ts'
import { computeScenario } from './compute-scenario.ts'
import { getPlan, type OpenPlan } from './get-plan.ts'
import type { PlanRef } from './get-scenario.ts'

export type ComputedPlan = OpenPlan & { readonly result: PlanResult }

/**
 * A plan with its result: the stored one when it belongs to this edit and this engine, else computed now and stored.
 * @throws not_found for strangers
 */
export async function getResult(actor: Actor, ref: PlanRef): Promise<ComputedPlan> {
	const open = await getPlan(actor, ref)
	const scope = { teamId: open.project.teamId, scenarioId: open.scenario.id }
	const stored = await findResult(scope, { rev: open.rev, engineVersion: ENGINE_VERSION })
	return { ...open, result: isResult(stored) ? stored : await computeScenario(scope, open) }
}

// Only computeScenario writes the column, so the format tells that it is one of ours.
function isResult(value: unknown): value is PlanResult {
	return typeof value === 'object' && value !== null && 'format' in value && value.format === 'strata.result/1'
}
