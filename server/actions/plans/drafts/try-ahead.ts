import type { Actor } from '#server/access/actor.ts'
import { currentEnv } from '#server/env.ts'
import type { Refusal } from '#server/runs/edits/decide-edit.ts'
import type { PlanCommand } from '#server/runs/edits/plan-command.ts'
import { scopeOf } from '#server/store/rows/scenarios.ts'
import { changesUnder } from '#server/actions/scenarios/plan-log.ts'
import { thisMonth } from '#shared/units/months.ts'
import { decideAhead } from './decide-draft.ts'
import { draftName } from './draft-name.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import { askingOf, getHeading, type PlanHeading } from '../plan-heading.ts'

type TryAheadParams = {
	readonly command: Extract<PlanCommand, { readonly command: 'page' }>
	readonly signal: AbortSignal
}

/**
 * The heading of what a plan would be with cells that are still being typed, for pages to be made of it; null where they
 * would be refused or change nothing. Nothing is written.
 * @throws not_found for strangers, forbidden for roles that may not change plans; rate_limited, unavailable
 */
export async function tryAhead(actor: Actor, ref: PlanRef, asked: TryAheadParams): Promise<PlanHeading | null> {
	const { heading, draft, decided } = await decideUnwritten(actor, ref, asked)
	return decided.ok && decided.records.length > 0 ? { ...heading, draft } : null
}

/**
 * Why an edit would be refused if it were sent now, with what others have written by now; null where it would be kept. Nothing is
 * written.
 * @throws as above
 */
export async function findRefusal(actor: Actor, ref: PlanRef, asked: TryAheadParams): Promise<Refusal | null> {
	const { decided } = await decideUnwritten(actor, ref, asked)
	return decided.ok ? null : decided
}

async function decideUnwritten(actor: Actor, ref: PlanRef, { command, signal }: TryAheadParams) {
	const heading = await getHeading(actor, ref, 'changePlans')
	const { rev } = heading
	const scope = scopeOf(heading.scenario)
	const since = await changesUnder(scope, rev, command)
	const ask = { command, since, userId: actor.userId, budget: currentEnv().PLAN_BUDGET_CELLS, today: thisMonth() }
	const draft = draftName({ scope, rev, command })
	const decided = await decideAhead(askingOf(heading, signal), { ask, draft })
	return { heading, draft, decided }
}
