import { json } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { sayWhere } from '#server/actions/live/say-where.ts'

const name = z.string().max(200).default('').catch('')
const whereSchema = z.object({ stream: name, page: name, list: name, itemId: name, field: name })
const FORM = { names: Object.keys(whereSchema.shape), maxBytes: SHORT_FORM_BYTES }

/** Where its reader is in a plan and which cell they type in, as the page's script says whenever that changes. */
export async function action(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	const form = await answering(() => readForm(asked.request, FORM))
	const { stream, ...at } = whereSchema.parse(Object.fromEntries(form))
	await answering(() => sayWhere(actor, { projectId: asked.params['project'] ?? '', stream }, at))
	return json({ ok: true })
}
