import { json, redirect } from '@remix-run/node'
import { z } from 'zod'
import { answering } from '#server/http/problem.ts'
import { requireActor } from '#server/http/require-user.ts'
import type { Actor } from '#server/auth/actor.ts'
import { addPlanItem } from '#server/services/plans/add-plan-item.ts'
import type { EditAnswer } from '#server/services/plans/edit-plan.ts'
import type { PlanRef } from '#server/services/plans/get-scenario.ts'
import { removePlanItem } from '#server/services/plans/remove-plan-item.ts'
import { updatePlanItem } from '#server/services/plans/update-plan-item.ts'
import { readCells, readForm, readNewItem } from '#shared/presentation/read-edits.ts'
import type { ReadEdits } from '#shared/presentation/read-edits.ts'
import type { EditReply } from '#shared/presentation/edit-reply.ts'
import { editProblems } from '#shared/presentation/edit-problems.ts'
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
const cellsSchema = z
	.array(z.object({ id: z.string(), field: z.string(), text: z.string() }))
	.min(1)
	.max(5000)
const editSchema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('set'),
		list,
		cells: z.string().transform((text) => cellsSchema.parse(JSON.parse(text))),
	}),
	z.object({ intent: z.literal('save'), list, itemId: z.string() }),
	z.object({ intent: z.literal('add'), list }),
	z.object({ intent: z.literal('remove'), list, itemId: z.string() }),
])
type Edit = z.infer<typeof editSchema>

/** The page again, without the form that was open on it. */
function pageAfter(request: Request): string {
	const url = new URL(request.url)
	for (const key of ['edit', 'add', '_data', 'index']) url.searchParams.delete(key)
	return url.pathname + (url.searchParams.size > 0 ? `?${url.searchParams.toString()}` : '')
}

/** Names of the form's own parts; all others are fields of the entry. */
const OWN_PARTS = ['intent', 'list', 'itemId']

const fieldsOfForm = (form: FormData): Readonly<Record<string, string>> =>
	Object.fromEntries(
		[...form].flatMap(([name, value]) =>
			typeof value === 'string' && !OWN_PARTS.includes(name) ? [[name, value]] : [],
		),
	)

function read(edit: Edit, form: FormData): ReadEdits {
	if (edit.intent === 'set') return readCells(edit.list, edit.cells)
	if (edit.intent === 'save') return readForm({ kind: edit.list, id: edit.itemId, fields: fieldsOfForm(form) })
	return { ok: true, patches: [] }
}

async function carryOut({
	actor,
	ref,
	edit,
	form,
}: {
	actor: Actor
	ref: PlanRef
	edit: Edit
	form: FormData
}): Promise<EditReply> {
	const cells = edit.intent === 'set' ? edit.cells : []
	const answered = (answer: EditAnswer): EditReply =>
		answer.ok ? { ok: true, message: 'Saved' } : { ok: false, problems: editProblems(answer.problems), cells }
	if (edit.intent === 'remove')
		return answered(await removePlanItem(actor, ref, { kind: edit.list, itemId: edit.itemId }))
	if (edit.intent === 'add') {
		const item = readNewItem(edit.list, fieldsOfForm(form))
		return item.ok
			? answered(await addPlanItem(actor, ref, { kind: edit.list, item: item.item, ranges: item.ranges }))
			: { ok: false, problems: item.problems, cells }
	}
	const edits = read(edit, form)
	if (!edits.ok) return { ok: false, problems: edits.problems, cells }
	return answered(
		await updatePlanItem(actor, ref, { patches: edits.patches.map((patch) => ({ kind: edit.list, ...patch })) }),
	)
}

/** The action of every page with a grid: cells, the row's form, new entries, removals. Nothing is written unless all of it is valid. */
export async function editAction(asked: PlanRequest) {
	const actor = await requireActor(asked)
	const form = await asked.request.formData()
	const parsed = editSchema.safeParse(Object.fromEntries(form))
	if (!parsed.success)
		return json<EditReply>(
			{
				ok: false,
				problems: [{ field: '', text: 'This form is not one of this page. Reload it and try again.' }],
				cells: [],
			},
			{ status: 400 },
		)
	const edit = parsed.data
	const reply = await answering(() => carryOut({ actor, ref: planRef(asked), edit, form }))
	if (reply.ok && edit.intent !== 'set') return redirect(pageAfter(asked.request))
	return json<EditReply>(reply, { status: reply.ok ? 200 : 422 })
}
