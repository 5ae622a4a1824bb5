import type { Actor } from '#server/auth/actor.ts'
import { askEngine } from '#server/engine-pool/ask-engine.ts'
import type { PlanResult } from '#shared/result.ts'
import { getPlan, type OpenPlan } from './get-plan.ts'
import type { PlanRef } from './get-scenario.ts'
import { askingOf } from './plan-heading.ts'

export type ComputedPlan = OpenPlan & { readonly result: PlanResult }

/**
 * A plan with its result, computed in a thread of the engine, which keeps the run. `signal`: the asker has gone.
 * @throws not_found for strangers; rate_limited, unavailable where the engine has too much to do
 */
export async function getResult(actor: Actor, ref: PlanRef, signal?: AbortSignal): Promise<ComputedPlan> {
	const open = await getPlan(actor, ref)
	return { ...open, result: await askEngine('result', { ...askingOf(open, signal), question: undefined }) }
}
