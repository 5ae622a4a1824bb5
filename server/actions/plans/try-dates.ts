import type { Actor } from '#server/access/actor.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import type { TrialAsked } from '#server/runs/trials/try-dates.ts'
import { currentEnv } from '#server/env.ts'
import type { TrialReply } from '#shared/pages/trial.ts'
import { getScenario, type PlanRef } from './get-scenario.ts'
import { askingAbout } from './plan-heading.ts'

type Asked = Omit<TrialAsked, 'budget'> & { readonly signal: AbortSignal }

/**
 * What a plan would come to with some dates moved; nothing is written.
 * @throws not_found for strangers, forbidden for roles that may not change plans; rate_limited, unavailable
 */
export async function tryDates(actor: Actor, ref: PlanRef, { signal, ...asked }: Asked): Promise<TrialReply> {
	const { scenario, scope } = await getScenario(actor, ref, 'changePlans')
	const question = { ...asked, budget: currentEnv().PLAN_BUDGET_CELLS }
	return await askEngine('triedDates', { ...askingAbout(scope, scenario.rev, signal), question })
}
