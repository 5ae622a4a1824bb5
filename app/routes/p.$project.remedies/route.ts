import { Readable } from 'node:stream'
import { createReadableStreamFromReadable, json } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { answering } from '#server/http/refusals/problem.ts'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { addPlanItem } from '#server/services/plans/add-plan-item.ts'
import { getRemedies } from '#server/services/plans/get-remedies.ts'
import { updatePlanItem } from '#server/services/plans/update-plan-item.ts'
import { may } from '#shared/permissions.ts'
import type { EditReply } from '#shared/presentation/grid/edit-reply.ts'
import type { RemediesReply } from '#shared/presentation/remedies/remedies-reply.ts'
import { buildRemediesView } from '#shared/presentation/remedies/remedies-view.ts'
import { parsePlanChange } from '#shared/schemas/edits/plan-change.ts'
import { baseRevIn } from '../p.$project/changed-texts.ts'
import { planRef } from '../p.$project/open-plan.ts'
import { replyToEdit } from '../p.$project/reply-to-edit.ts'

// A page would wait seconds for this before it showed an edit's answer; the cards ask again by themselves (use-remedies.ts).
export function shouldRevalidate() {
	return false
}

const WHY = 'Tried from the ways out'
const NOT_FOUND = 'The smallest changes could not be found just now. The plan and its figures are not touched by this.'

/**
 * What would have to change, a line of JSON each time more is found: it takes the engine some seconds, so pages ask for it once
 * they are shown. `?part=labour` asks for the gating trade’s ways out, `?month=2026-07` for one month alone.
 */
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const search = new URL(asked.request.url).searchParams
	const part = search.get('part') === 'labour' ? 'labour' : 'shortfalls'
	const month = search.get('month') ?? undefined
	const { role, rev, found } = await answering(() =>
		getRemedies(actor, planRef(asked), { part, month, signal: asked.request.signal }),
	)
	const of = { canTry: may(role, 'changePlans'), rev }
	const lines = async function* (): AsyncGenerator<RemediesReply> {
		for await (const remedies of found)
			yield remedies === null ? NO_ANSWER : { ok: true, view: buildRemediesView(remedies), ...of }
	}
	return new Response(createReadableStreamFromReadable(Readable.from(encoded(lines()))), {
		headers: { 'Content-Type': 'application/x-ndjson; charset=utf-8', 'Cache-Control': 'no-store, no-transform' },
	})
}

const NO_ANSWER: RemediesReply = { ok: false, text: NOT_FOUND }

async function* encoded(replies: AsyncIterable<RemediesReply>): AsyncGenerator<Uint8Array> {
	const encoder = new TextEncoder()
	for await (const reply of replies) yield encoder.encode(`${JSON.stringify(reply)}\n`)
}

/** Makes one of the changes in the plan, as an edit like any other: it is in the log and can be undone. */
export async function action(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	const form = await answering(() =>
		readForm(asked.request, { names: ['change', 'baseRev'], maxBytes: SHORT_FORM_BYTES }),
	)
	const text = form.get('change')
	const change = typeof text === 'string' ? parsePlanChange(text) : null
	if (change === null) {
		const said = 'This is not a change that was offered here. Reload the page and try again.'
		return json<EditReply>({ ok: false, problems: [{ field: '', text: said }], cells: [] }, { status: 400 })
	}
	const ref = planRef(asked)
	const answer = await answering(() =>
		change.action === 'add'
			? addPlanItem(actor, ref, { kind: change.list, item: change.item, why: WHY })
			: updatePlanItem(actor, ref, {
					patches: [
						{
							kind: change.list,
							itemId: change.id,
							field: change.field,
							value: change.value,
							baseRev: baseRevIn(form),
						},
					],
					why: WHY,
				}),
	)
	return json(replyToEdit(answer, {}), { status: answer.ok ? 200 : 422 })
}
