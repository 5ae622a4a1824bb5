import type { Actor } from '#server/access/actor.ts'
import { askThread } from '#server/runs/ask-engine.ts'
import { currentEnv } from '#server/env.ts'
import { AppError } from '#server/access/app-error.ts'
import { draftOf } from '#server/runs/edits/plan-edit.ts'
import type { ChangeRow } from '#server/store/rows/changes.ts'
import { changesSince } from '#server/actions/scenarios/plan-log.ts'
import { changePlan, type EditAnswer } from './change-plan.ts'
import { getScenario, type PlanRef } from './get-scenario.ts'

/** Edits that a refusal tells; more are in the log. */
const MOST_TOLD = 500

type Replacement = { readonly text: string; readonly baseRev: number; readonly why: string }

/**
 * Puts another plan file in the place of the plan, as one step of its log that can be taken back. Only where nobody has written
 * since `baseRev`, the edit that its sender looked at.
 * @throws not_found for strangers, forbidden for roles and tokens that may not change plans, outdated with what has changed
 */
export async function replacePlan(
	actor: Actor,
	ref: PlanRef,
	{ text, baseRev, why }: Replacement,
): Promise<EditAnswer> {
	const { project } = await getScenario(actor, ref, 'changePlans')
	const question = { text, budget: currentEnv().PLAN_BUDGET_CELLS }
	const read = await askThread('readPlanText', { team: project.teamId, question })
	if (!read.ok) return { ...read, told: { problems: [], conflicts: [] } }
	const plan = draftOf(read.plan)
	const { undone: _undone, ...answer } = await changePlan(actor, ref, async ({ scope, rev }) => {
		if (rev !== baseRev) throw outdated(rev, await changesSince(scope, baseRev, baseRev + MOST_TOLD))
		return { command: { command: 'replacement', plan }, since: [], why }
	})
	return answer
}

/** Somebody has written meanwhile: what, for whoever asked to see before sending again. */
export function outdated(rev: number, changes: readonly ChangeRow[]): AppError {
	const who = [...new Set(changes.map(({ userName }) => userName))].join(', ')
	return new AppError('outdated', {
		userMessage: `${who === '' ? 'Somebody' : who} has changed the plan since: it is at version ${String(rev)} now.`,
		mend: 'Read it again, and send what is still to change with its new ETag in If-Match.',
		other: { version: rev, changes },
	})
}
