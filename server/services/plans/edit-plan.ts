import type { Actor } from '#server/auth/actor.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { createChanges, listChangesSince } from '#server/repositories/changes.ts'
import { lockScenario, type JsonRecord, type ScenarioScope } from '#server/repositories/plan-documents.ts'
import { touchProject } from '#server/repositories/projects.ts'
import { updateRev } from '#server/repositories/scenarios.ts'
import type { PlanResult } from '#shared/result.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import { applyEdit, obstacle } from './apply-edit.ts'
import { computeScenario } from './compute-scenario.ts'
import { findOverwritten, type Overwritten } from './find-overwritten.ts'
import { getScenario, type PlanRef } from './get-scenario.ts'
import { draftOf, type PlanEdit } from './plan-edit.ts'
import { readPlan } from './read-plan.ts'
import { recordEdits } from './record-edits.ts'
import { storeRecord } from './store-plan.ts'

export type EditAnswer =
	| {
			readonly ok: true
			readonly rev: number
			readonly plan: PlanFile
			readonly result: PlanResult
			/** edits of other people, made since the editor looked, that this one has replaced */
			readonly overwrote: readonly Overwritten[]
	  }
	| { readonly ok: false; readonly problems: readonly Problem[] }

type Request = { edits: readonly PlanEdit[]; why?: string | undefined; undoes?: number | undefined }
type Written =
	| { ok: true; rev: number; plan: PlanFile; overwrote: readonly Overwritten[] }
	| { ok: false; problems: readonly Problem[] }

/**
 * Makes edits on a plan, all or none. Edits of different fields never collide; of the same field the last one wins and
 * its author is told what it replaced. A plan that would not be valid is not written: the problems come back instead.
 * @throws not_found for strangers, forbidden for roles that may not change plans
 */
export async function editPlan(actor: Actor, ref: PlanRef, request: Request): Promise<EditAnswer> {
	const { project, scope } = await getScenario(actor, ref, 'changePlans')
	const written = await inTransaction(async (): Promise<Written> => {
		await lockScenario(scope)
		const { rev, plan } = await readPlan(scope)
		const before = draftOf(plan)
		const edited = editDraft(before, request.edits)
		if (!edited.ok) return edited
		const overwrote = await overwrittenBy(actor, scope, request.edits)
		const next = await write(actor, scope, { rev, before, plan: edited.plan, request })
		if (next > rev) await touchProject(scope, project.id)
		return { ok: true, rev: next, plan: edited.plan, overwrote }
	})
	if (!written.ok) return written
	return { ...written, result: await computeScenario(scope, written) }
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
	{ rev, before, plan, request }: { rev: number; before: JsonRecord; plan: PlanFile; request: Request },
): Promise<number> {
	const after = draftOf(plan)
	const records = recordEdits(request.edits, { before, after })
	if (records.length === 0) return rev
	for (const record of records) await storeRecord(actor, scope, { record, sides: { before, after, plan } })
	// One moment for all of them: what was done at once is undone at once.
	const author = { userId: actor.userId, userName: actor.name, requestId: actor.requestId, at: new Date() }
	const rows = records.map((record, index) => ({
		...record,
		...author,
		rev: rev + 1 + index,
		why: request.why ?? '',
		undoes: request.undoes ?? null,
	}))
	await createChanges(scope, rows)
	await updateRev(scope, rev + records.length)
	return rev + records.length
}

async function overwrittenBy(
	actor: Actor,
	scope: ScenarioScope,
	edits: readonly PlanEdit[],
): Promise<readonly Overwritten[]> {
	const fieldEdits = edits.filter((edit) => edit.action === 'update')
	const bases = fieldEdits.flatMap(({ baseRev }) => (baseRev === undefined ? [] : [baseRev]))
	if (bases.length === 0) return []
	const since = await listChangesSince(scope, Math.min(...bases))
	return findOverwritten(fieldEdits, { since, userId: actor.userId })
}
