import { json, redirect } from '@remix-run/node'
import { z } from 'zod'
import { formAnswer } from '#server/http/form-answer.ts'
import { answering } from '#server/http/problem.ts'
import { once } from '#server/http/once.ts'
import { readForm as readBodyForm } from '#server/http/read-form.ts'
import { requireProject } from '#server/http/require-member.ts'
import { requireActor } from '#server/http/require-user.ts'
import type { Actor } from '#server/auth/actor.ts'
import { addPlanItem } from '#server/services/plans/add-plan-item.ts'
import type { EditAnswer } from '#server/services/plans/change-plan.ts'
import type { PlanRef } from '#server/services/plans/get-scenario.ts'
import { removePlanItem } from '#server/services/plans/remove-plan-item.ts'
import { updatePlanItem } from '#server/services/plans/update-plan-item.ts'
import { readCells, readForm, readNewItem } from '#shared/presentation/read-edits.ts'
import type { ReadEdits } from '#shared/presentation/read-edits.ts'
import type { EditReply } from '#shared/presentation/edit-reply.ts'
import { readJsonText } from '#shared/schemas/json-text.ts'
import { changedIn, textsIn } from './changed-texts.ts'
import { EDIT_FORM, OWN_PARTS } from './edit-form.ts'
import { replyToEdit } from './reply-to-edit.ts'
import { planRef } from './open-plan.ts'
import type { PlanRequest } from './open-plan.ts'

const list = z.enum([
	'sites',
	'powerContracts',
	'buildPhases',
	'chipOrders',
	'applications',
	'workloads',
	'labourPools',
])
const revision = z.number().int().nonnegative()
const baseRev = z.coerce.number().pipe(revision).optional()
const cellsSchema = z
	.array(z.object({ id: z.string(), field: z.string(), text: z.string(), baseRev: revision.optional() }))
	.min(1)
	.max(5000)
function readCellsText(text: string): unknown {
	const read = readJsonText(text)
	return read.ok ? read.value : null
}
const editSchema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('set'),
		list,
		cells: z.string().transform(readCellsText).pipe(cellsSchema),
	}),
	z.object({ intent: z.literal('save'), list, itemId: z.string(), baseRev }),
	z.object({ intent: z.literal('add'), list }),
	z.object({ intent: z.literal('remove'), list, itemId: z.string(), baseRev }),
])
type Edit = z.infer<typeof editSchema>

/** The page again, without the form that was open on it. */
function pageAfter(request: Request): string {
	const url = new URL(request.url)
	for (const key of ['edit', 'add', '_data', 'index']) url.searchParams.delete(key)
	return url.pathname + (url.searchParams.size > 0 ? `?${url.searchParams.toString()}` : '')
}

type Ask = {
	readonly actor: Actor
	readonly ref: PlanRef
	readonly request: Request
	readonly form: FormData
}
const keptSchema = z.object({ ok: z.literal(true), rev: z.number() })

/** The patches of cells or of the row's form, each with the revision that whoever typed was looking at. */
function patchesOf(edit: Extract<Edit, { intent: 'set' | 'save' }>, form: FormData): ReadEdits {
	if (edit.intent === 'set') return readCells(edit.list, edit.cells)
	return readForm({ kind: edit.list, id: edit.itemId, fields: changedIn(form, OWN_PARTS), baseRev: edit.baseRev })
}

async function addOnce(
	kind: Edit['list'],
	{ actor, ref, request, form }: Ask,
	answered: (answer: EditAnswer) => EditReply,
): Promise<EditReply> {
	const read = readNewItem(kind, textsIn(form, OWN_PARTS))
	if (!read.ok) return { ok: false, problems: read.problems, cells: [] }
	const { item, ranges } = read
	const { teamId } = await requireProject(actor, ref.projectId, 'changePlans')
	const work = async () => answered(await addPlanItem(actor, ref, { kind, item, ranges }))
	return await once({ actor, teamId, request, form }, { answer: keptSchema, work })
}

async function carryOut(edit: Edit, { actor, ref, request, form }: Ask): Promise<EditReply> {
	const kept = edit.intent === 'set' ? { cells: edit.cells } : { cells: [], typed: changedIn(form, OWN_PARTS) }
	const intent = edit.intent === 'add' ? 'save' : edit.intent
	const answered = (answer: EditAnswer) => replyToEdit(answer, { ...kept, intent })
	if (edit.intent === 'remove') return answered(await removePlanItem(actor, ref, { ...edit, kind: edit.list }))
	if (edit.intent === 'add') return await addOnce(edit.list, { actor, ref, request, form }, answered)
	const edits = patchesOf(edit, form)
	if (!edits.ok) return { ok: false, problems: edits.problems, ...kept }
	const patches = edits.patches.map((patch) => ({ kind: edit.list, ...patch }))
	return answered(await updatePlanItem(actor, ref, { patches }))
}

const refusal = (text: string, status: number) =>
	json<EditReply>({ ok: false, problems: [{ field: '', text }], cells: [] }, { status })

/** The action of every page with a grid: cells, the row's form, new entries, removals. Nothing is written unless all of it is valid. */
export async function editAction(asked: PlanRequest) {
	const actor = await requireActor(asked)
	const read = await formAnswer(async () => ({ ok: true, form: await readBodyForm(asked.request, EDIT_FORM) }))
	if (!read.ok) return refusal((read.errors[''] ?? []).join(' '), read.status)
	const { form } = read
	const parsed = editSchema.safeParse(Object.fromEntries(form))
	if (!parsed.success) return refusal('This form is not one of this page. Reload it and try again.', 400)
	const edit = parsed.data
	const reply = await answering(() => carryOut(edit, { actor, ref: planRef(asked), request: asked.request, form }))
	if (reply.ok && edit.intent !== 'set') return redirect(pageAfter(asked.request))
	return json<EditReply>(reply, { status: reply.ok ? 200 : 422 })
}
