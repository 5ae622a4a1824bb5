import type { Actor } from '#server/auth/actor.ts'
import type { Undone } from '#server/plan-edits/decide-edit.ts'
import { findStep, type Way } from '#server/plan-edits/find-step.ts'
import { listLatestSteps, type ChangeRow } from '#server/repositories/changes.ts'
import { changePlan, type EditAnswer } from '../change-plan.ts'
import type { PlanRef } from '../get-scenario.ts'
import { changesSince } from '#server/services/scenarios/plan-log.ts'

/** Steps of all people that are looked through for one's own. */
const REACH = 2000

export type UndoAnswer = EditAnswer &
	Undone & {
		readonly way: Way
		/** what was or would have been taken back; empty where there is nothing of one's own */
		readonly records: readonly ChangeRow[]
	}

/**
 * Takes back the actor's own latest step, or the one of a number, or does again what they took back last. Only where
 * every value is still the one they wrote: nobody undoes another person's work.
 */
export async function undoChange(
	actor: Actor,
	ref: PlanRef,
	{ way = 'undo', step }: { way?: Way; step?: number | undefined } = {},
): Promise<UndoAnswer> {
	const nothing = `You have no change of your own to ${way}.`
	let records: readonly ChangeRow[] = []
	const { undone, ...answer } = await changePlan(actor, ref, async ({ scope }) => {
		records = []
		const steps = await listLatestSteps(scope, REACH)
		const found = findStep(steps, { userId: actor.userId, way, step })
		if (found === null) return refused(nothing)
		const since = await changesSince(scope, found.step - 1)
		records = since.filter((change) => change.step === found.step)
		const why = `${way === 'undo' ? 'Undo' : 'Redo'} of edit ${found.step}`
		return { command: { command: 'undo', way, records, steps }, since, why, undoes: found.step }
	})
	return { ...answer, ...(undone ?? { obstructions: [], reply: { ok: false, way, text: nothing } }), way, records }
}

const refused = (message: string) => ({
	ok: false as const,
	problems: [{ path: '', message }],
	told: { problems: [{ field: '', text: message }], conflicts: [] },
})
