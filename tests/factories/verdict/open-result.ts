import type { Actor } from '#server/access/actor.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import { getPlan } from '../../factories/get-plan.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import { askingOf } from '#server/actions/plans/plan-heading.ts'

/** A stored plan with its whole result, which no page asks for: pages get their models. */
export async function openResult(actor: Actor, ref: PlanRef) {
	const open = await getPlan(actor, ref)
	return { ...open, result: await askEngine('result', { ...askingOf(open), question: undefined }) }
}
