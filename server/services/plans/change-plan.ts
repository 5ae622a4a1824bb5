import type { Actor } from '#server/auth/actor.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { createChanges } from '#server/repositories/changes.ts'
import { lockScenario, type JsonRecord, type ScenarioScope } from '#server/repositories/plan-documents.ts'
import { touchProject } from '#server/repositories/projects.ts'
import { updateRev } from '#server/repositories/scenarios.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import { applyEdit, obstacle } from './apply-edit.ts'
import type { Conflict } from './find-conflicts.ts'
import { getScenario, type PlanRef } from './get-scenario.ts'
import { draftOf, type PlanEdit } from './plan-edit.ts'
import { overBudget } from './plan-budget.ts'
import { prepareRun } from './prepare-run.ts'
import { readPlan } from './read-plan.ts'
import { recordEdits } from './record-edits.ts'
import { storeRecord } from './store-plan.ts'

export type Refusal = {
	readonly ok: false
	readonly problems: readonly Problem[]
	/** what others have written since the editor looked, and the revision that holds it */
	readonly conflicts?: { readonly rev: number; readonly plan: PlanFile; readonly found: readonly Conflict[] }
}
export type EditAnswer = { readonly ok: true; readonly rev: number; readonly plan: PlanFile } | Refusal

/** What is done at once: kept, logged and taken back as one. */
export type Step = {
	readonly edits: readonly PlanEdit[]
	readonly why?: string | undefined
	readonly undoes?: number | undefined
}
/** A plan that nobody else can change meanwhile. */
export type LockedPlan = {
	readonly scope: ScenarioScope
	readonly rev: number
	readonly plan: PlanFile
	readonly draft: JsonRecord
}
export type Decision = { readonly ok: true; readonly step: Step } | Refusal

/**
 * Makes one step on a plan, all or none. What to do is decided while the plan is held, so that two who decide at once
 * both see what the other has left. A plan that would not be valid is not written: the problems come back instead.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function changePlan(
	actor: Actor,
	ref: PlanRef,
	decide: (now: LockedPlan) => Promise<Decision>,
): Promise<EditAnswer> {
	const { project, scope } = await getScenario(actor, ref, 'changePlans')
	const written = await inTransaction(async (): Promise<EditAnswer> => {
		await lockScenario(scope)
		const { rev, plan } = await readPlan(scope)
		const draft = draftOf(plan)
		const decided = await decide({ scope, rev, plan, draft })
		if (!decided.ok) return decided
		const edited = editDraft(draft, decided.step.edits)
		if (!edited.ok) return edited
		const tooLarge = overBudget(edited.plan, plan)
		if (tooLarge !== null) return { ok: false, problems: [tooLarge] }
		const next = await write(actor, scope, { rev, before: draft, plan: edited.plan, step: decided.step })
		if (next > rev) await touchProject(scope, project.id)
		return { ok: true, rev: next, plan: edited.plan }
	})
	if (written.ok) prepareRun(scope, written)
	return written
}

function editDraft(
	before: JsonRecord,
	edits: readonly PlanEdit[],
): { ok: true; plan: PlanFile } | { ok: false; problems: readonly Problem[] } {
	let draft = before
	for (const edit of edits) {
		const problem = obstacle(draft, edit)
		if (problem !== null) return { ok: false, problems: [problem] }
		draft = applyEdit(draft, edit)
	}
	return parsePlanFile(draft)
}

async function write(
	actor: Actor,
	scope: ScenarioScope,
	{ rev, before, plan, step }: { rev: number; before: JsonRecord; plan: PlanFile; step: Step },
): Promise<number> {
	const after = draftOf(plan)
	const records = recordEdits(step.edits, { before, after })
	if (records.length === 0) return rev
	for (const record of records) await storeRecord(actor, scope, { record, sides: { before, after, plan } })
	const author = { userId: actor.userId, userName: actor.name, requestId: actor.requestId, at: new Date() }
	const rows = records.map((record, index) => ({
		...record,
		...author,
		rev: rev + 1 + index,
		why: step.why ?? '',
		undoes: step.undoes ?? null,
	}))
	await createChanges(scope, rows)
	await updateRev(scope, rev + records.length)
	return rev + records.length
}
