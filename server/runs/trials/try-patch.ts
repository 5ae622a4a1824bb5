import { rerunPlan, resultOf } from '#server/engine/compute-plan.ts'
import { decideEdit } from '#server/runs/edits/decide-edit.ts'
import { draftOf } from '#server/runs/edits/plan-edit.ts'
import type { PlanVerdict } from '#shared/result/verdict-result.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import { asOf } from '#shared/status-month.ts'
import type { MergePatch } from '#shared/tried-change.ts'
import type { During } from '../during.ts'
import type { KeptRun } from '../kept-runs.ts'

type PatchAsked = { readonly patch: MergePatch; readonly budget: number }

/** What a merge patch would come to. */
export type PatchTrial =
	| { readonly ok: true; readonly before: PlanVerdict; readonly after: PlanVerdict }
	| { readonly ok: false; readonly problems: readonly Problem[] }

/** The verdict before a patch and with it: a run from the kept one, decided by the code that would write it. Neither is kept. */
export function tryPatch(run: KeptRun, { patch, budget }: PatchAsked, { mayGoOn }: During): PatchTrial {
	const { at, written, frame } = run
	const held = { rev: at.rev, plan: written, draft: draftOf(written) }
	const command = { command: 'merge', patch, baseRev: at.rev } as const
	const decided = decideEdit(held, { command, userId: '', since: [], budget })
	if (!decided.ok) return { ok: false, problems: problemsOf(decided) }
	const next = asOf(decided.next.plan, at.month)
	const after = resultOf(rerunPlan(frame, next, mayGoOn)).verdict
	return { ok: true, before: run.result().verdict, after }
}

type RefusedEdit = Extract<ReturnType<typeof decideEdit>, { readonly ok: false }>

const problemsOf = ({ problems, told }: RefusedEdit): readonly Problem[] =>
	problems.length > 0 ? problems : told.problems.map(({ field, text }) => ({ path: field, message: text, mend: '' }))
