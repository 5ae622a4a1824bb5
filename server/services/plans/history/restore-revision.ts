import type { Actor } from '#server/auth/actor.ts'
import { AppError, notFound } from '#server/http/refusals/app-error.ts'
import { changesSince } from '#server/services/scenarios/plan-log.ts'
import { changePlan, type EditAnswer } from '../change-plan.ts'
import type { PlanRef } from '../get-scenario.ts'

/** Further back than this a plan is not replayed at once. */
const REACH = 5000

/**
 * Brings a plan back to what it was after one of its edits, as one more step of its log: nothing that came after is lost.
 * @throws not_found for strangers and where the plan has no such edit, forbidden for roles that may not change plans,
 * too_large where too much came after
 */
export async function restoreRevision(
	actor: Actor,
	ref: PlanRef,
	{ version, why }: { readonly version: number; readonly why: string },
): Promise<EditAnswer> {
	const { undone: _undone, ...answer } = await changePlan(actor, ref, async ({ scope, rev }) => {
		if (version < 1 || version > rev) throw notFound('version of this plan')
		if (rev - version > REACH) throw tooFar()
		const records = await changesSince(scope, version)
		return { command: { command: 'restoration', records }, since: [], why }
	})
	return answer
}

function tooFar(): AppError {
	return new AppError('too_large', {
		userMessage: `More than ${String(REACH)} edits came after that version.`,
		mend: 'Restore a later one first.',
	})
}
