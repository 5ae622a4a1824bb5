import { rerunPlan, resultOf } from '#server/engine/compute-plan.ts'
import { decideEdit } from '#server/runs/edits/decide-edit.ts'
import { draftOf } from '#server/runs/edits/plan-edit.ts'
import type { SentCell } from '#shared/grid/edit-reply.ts'
import type { DatedList } from '#shared/charts/gantt-model.ts'
import { buildTrial } from '#server/views/schedule/trial-view.ts'
import type { TrialReply } from '#shared/pages/trial.ts'
import { asOf } from '#shared/status-month.ts'
import type { KeptRun } from '../kept-runs.ts'

export type TrialAsked = {
	readonly list: DatedList
	/** the bar that is moved */
	readonly ref: string
	readonly cells: readonly SentCell[]
	readonly budget: number
}

/** What moved dates come to: a run from the kept one, decided by the code that would write them. Neither is kept. */
export function tryDates(run: KeptRun, { list, ref, cells, budget }: TrialAsked): TrialReply {
	const { at, plan, written, frame } = run
	const held = { rev: at.rev, plan: written, draft: draftOf(written) }
	const command = { command: 'page', edit: { intent: 'set', list, cells }, typed: {} } as const
	const decided = decideEdit(held, { command, userId: '', since: [], budget })
	if (!decided.ok) return { ok: false, text: decided.told.problems.map(({ text }) => text).join(' ') }
	const next = asOf(decided.next.plan, at.month)
	const after = { plan: next, result: resultOf(rerunPlan(frame, next)) }
	return { ok: true, view: buildTrial({ plan, result: run.result() }, after, ref) }
}
