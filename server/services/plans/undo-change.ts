import type { Actor } from '#server/auth/actor.ts'
import { listChangesSince, listLatestSteps, type ChangeRow } from '#server/repositories/changes.ts'
import { changePlan, type EditAnswer } from './change-plan.ts'
import { findObstructions, type Obstruction } from './find-obstructions.ts'
import { findStep, type Way } from './find-step.ts'
import type { PlanRef } from './get-scenario.ts'
import { inverseEdits } from './replay-changes.ts'

/** Steps of all people that are looked through for one's own. */
const REACH = 2000

export type UndoAnswer = EditAnswer & {
	readonly way: Way
	/** what was or would have been taken back; empty where there is nothing of one's own */
	readonly records: readonly ChangeRow[]
	/** why it was not */
	readonly obstructions: readonly Obstruction[]
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
	let records: readonly ChangeRow[] = []
	let obstructions: readonly Obstruction[] = []
	const answer = await changePlan(actor, ref, async ({ scope, draft }) => {
		const steps = await listLatestSteps(scope, REACH)
		const found = findStep(steps, { userId: actor.userId, way, step })
		records = []
		obstructions = []
		if (found === null) return refused(`You have no change of your own to ${way}.`)
		const since = await listChangesSince(scope, found.step - 1)
		records = since.filter((change) => change.step === found.step)
		obstructions = findObstructions(records, { draft, steps, since, userId: actor.userId })
		const [first] = obstructions
		if (first !== undefined) return refused(`${first.by ?? 'A later change of yours'} stands in the way.`)
		const why = `${way === 'undo' ? 'Undo' : 'Redo'} of edit ${found.step}`
		return { ok: true, step: { edits: records.toReversed().flatMap(inverseEdits), why, undoes: found.step } }
	})
	return { ...answer, way, records, obstructions }
}

const refused = (message: string) => ({ ok: false as const, problems: [{ path: '', message }] })
