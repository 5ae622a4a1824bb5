import { json } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { answering } from '#server/http/problem.ts'
import { requireActor } from '#server/http/require-user.ts'
import { addPlanItem } from '#server/services/plans/add-plan-item.ts'
import { getRemedies } from '#server/services/plans/get-remedies.ts'
import { updatePlanItem } from '#server/services/plans/update-plan-item.ts'
import { may } from '#shared/permissions.ts'
import { editProblems } from '#shared/presentation/edit-problems.ts'
import type { EditReply } from '#shared/presentation/edit-reply.ts'
import type { RemediesReply } from '#shared/presentation/remedies-reply.ts'
import { buildRemediesView } from '#shared/presentation/remedies-view.ts'
import { planRef } from '../p.$project/open-plan.ts'

// A page would wait seconds for this before it showed an edit's answer; the cards ask again by themselves (use-remedies.ts).
export function shouldRevalidate() {
	return false
}

const value = z.union([z.number(), z.string(), z.boolean(), z.null()])
const list = z.enum([
	'sites',
	'powerContracts',
	'buildPhases',
	'chipOrders',
	'applications',
	'workloads',
	'labourPools',
])
const changeSchema = z.discriminatedUnion('action', [
	z.object({ action: z.literal('set'), list, id: z.string(), field: z.string().min(1), value }),
	z.object({ action: z.literal('add'), list, item: z.record(z.string(), value) }),
])
const WHY = 'Tried from «What would have to change»'
const NOT_FOUND = 'The smallest changes could not be found just now. The plan and its figures are not touched by this.'

/** What would have to change, as JSON: it takes the engine some seconds, so pages ask for it once they are shown. */
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const { role, remedies } = await answering(() => getRemedies(actor, planRef(asked)))
	if (remedies === null) return json<RemediesReply>({ ok: false, text: NOT_FOUND }, { status: 503 })
	return json<RemediesReply>({ ok: true, view: buildRemediesView(remedies), canTry: may(role, 'changePlans') })
}

function parseChange(text: FormDataEntryValue | null) {
	try {
		return changeSchema.safeParse(JSON.parse(typeof text === 'string' ? text : ''))
	} catch {
		return changeSchema.safeParse(null)
	}
}

/** Makes one of the changes in the plan, as an edit like any other: it is in the log and can be undone. */
export async function action(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	const form = await asked.request.formData()
	const parsed = parseChange(form.get('change'))
	if (!parsed.success) {
		const text = 'This is not a change that was offered here. Reload the page and try again.'
		return json<EditReply>({ ok: false, problems: [{ field: '', text }], cells: [] }, { status: 400 })
	}
	const change = parsed.data
	const ref = planRef(asked)
	const answer = await answering(() =>
		change.action === 'add'
			? addPlanItem(actor, ref, { kind: change.list, item: change.item, why: WHY })
			: updatePlanItem(actor, ref, {
					patches: [{ kind: change.list, itemId: change.id, field: change.field, value: change.value }],
					why: WHY,
				}),
	)
	if (answer.ok) return json<EditReply>({ ok: true, message: 'Saved' })
	return json<EditReply>({ ok: false, problems: editProblems(answer.problems), cells: [] }, { status: 422 })
}
