import { json } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { confirmDefaults } from '#server/actions/plans/edits.ts'
import type { EditReply } from '#shared/grid/edit-reply.ts'
import { loadPage, planRef } from '../p.$project/open-plan.ts'
import { replyToEdit } from '../p.$project/reply-to-edit.ts'

const FORM = { names: ['key'], repeated: ['key'], maxBytes: SHORT_FORM_BYTES }

/** Confirms defaults, one or many: each keeps why it stands, and asks no more. */
export async function todoAction(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	const form = await answering(() => readForm(asked.request, FORM))
	const keys = new Set(form.getAll('key'))
	const { items } = await loadPage(asked, 'todo', { comments: [] })
	const confirmed = items.flatMap(({ confirm }) =>
		confirm === null ? [] : confirm.keys.filter((key) => keys.has(key)).map((key) => ({ key, why: confirm.why })),
	)
	const reply = await answering(async () => replyToEdit(await confirmDefaults(actor, planRef(asked), confirmed), {}))
	return json<EditReply>(reply, { status: reply.ok ? 200 : 422 })
}
