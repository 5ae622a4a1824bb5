import type { Actor } from '#server/access/actor.ts'
import type { Undone } from '#server/runs/edits/decide-edit.ts'
import { findSteps, type Way } from '#server/runs/edits/find-step.ts'
import type { UndoCandidate } from '#server/runs/edits/plan-command.ts'
import { listLatestSteps, type ChangeRow } from '#server/store/rows/changes.ts'
import { changePlan, type EditAnswer } from '../change-plan.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import { changesSince } from '#server/actions/scenarios/plan-log.ts'

/** Steps of all people that are looked through for one's own. */
const REACH = 2000
/** So many of one's own are looked at for the first that can be taken back; where none of them can, more. */
const LOOKED_AT = [1, 20, 200, REACH]

export type UndoAnswer = EditAnswer &
	Undone & {
		readonly way: Way
		/** what was or would have been taken back; empty where there is nothing of one's own */
		readonly records: readonly ChangeRow[]
	}
type UndoChangeAsked = { readonly way: Way; readonly step: number | undefined; readonly most: number }

/**
 * Takes back the actor's own latest step, or does again what they took back last. Only where every value is still the one they
 * wrote: nobody undoes another person's work. A step that others have replaced since is passed over, and told, for the one before
 * it; one that is asked for by its number is not.
 */
export async function undoChange(
	actor: Actor,
	ref: PlanRef,
	{ way = 'undo', step }: { way?: Way; step?: number | undefined } = {},
): Promise<UndoAnswer> {
	for (const most of LOOKED_AT) {
		const { tried, ...answer } = await undoOf(actor, ref, { way, step, most })
		if (answer.ok || tried < most || step !== undefined) return answer
	}
	return nothingOf(way)
}

async function undoOf(
	actor: Actor,
	ref: PlanRef,
	{ way, step, most }: UndoChangeAsked,
): Promise<UndoAnswer & { readonly tried: number }> {
	let candidates: readonly UndoCandidate[] = []
	const { undone, ...answer } = await changePlan(actor, ref, async ({ scope }) => {
		const steps = await listLatestSteps(scope, REACH)
		const own = findSteps(steps, { userId: actor.userId, way, step }).slice(0, most)
		const oldest = own.at(-1)
		candidates = []
		if (oldest === undefined) return nothingOf(way)
		const since = await changesSince(scope, oldest.step - 1)
		candidates = own.map((one) => ({ step: one.step, records: since.filter((change) => change.step === one.step) }))
		return { command: { command: 'undo', way, candidates, steps }, since }
	})
	const taken = candidates.find((one) => one.step === undone?.step) ?? candidates[0]
	const { ok: _ok, problems: _problems, told: _told, ...none } = nothingOf(way)
	return { ...none, ...answer, ...undone, records: taken?.records ?? [], tried: candidates.length }
}

function nothingOf(way: Way): Extract<UndoAnswer, { ok: false }> {
	const text = `You have no change of your own to ${way}.`
	return {
		ok: false,
		problems: [{ path: '', message: text }],
		told: { problems: [{ field: '', text }], conflicts: [] },
		...{ step: null, why: '', obstructions: [], reply: { ok: false, way, text } },
		...{ way, records: [] },
	}
}
