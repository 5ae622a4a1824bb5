import { Readable } from 'node:stream'
import { createReadableStreamFromReadable, json, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { textIn } from '#server/http/forms/form-text.ts'
import { once, ONCE } from '#server/http/forms/once.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { requireShortQuery } from '#server/http/short-query.ts'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { getDecisions } from '#server/actions/plans/answers.ts'
import { makeChange, tryChange } from '#server/actions/scenarios/changes.ts'
import { may } from '#shared/permissions.ts'
import type { EditReply } from '#shared/grid/edit-reply.ts'
import type { RemediesReply } from '#server/views/remedies/remedies-reply.ts'
import { withheldBy } from '#shared/together/link-scope.ts'
import { withoutCosts } from '#server/views/remedies/without-costs.ts'
import type { PlanDecisions } from '#shared/decisions.ts'
import type { PlanHeading } from '#server/actions/plans/plan-heading.ts'
import { buildRemediesView } from '#server/views/remedies/remedies-view.ts'
import { parseChange } from '#shared/schemas/edits/plan-change.ts'
import { MOST_LABEL_LETTERS } from '#shared/schemas/scenario-form.ts'
import { cutText } from '#shared/schemas/storable-text.ts'
import { baseRevIn } from '../p.$project/changed-texts.ts'
import { openPlan, planRef } from '../p.$project/open-plan.ts'
import { replyToEdit } from '../p.$project/reply-to-edit.ts'

// A page would wait seconds for this before it showed an edit's answer; the cards ask again by themselves (use-remedies.ts).
export function shouldRevalidate() {
	return false
}

const NOT_FOUND = 'The search for decisions failed. The plan and its figures are unchanged.'

/**
 * What can still be decided, a line of JSON each time more is found: it takes the engine some seconds, so pages ask for it once
 * they are shown. `?month=2026-07` asks for what loses in one month alone.
 */
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const search = new URL(asked.request.url).searchParams
	const month = search.get('month') ?? undefined
	const { role, rev, found, link } = await answering(async () => {
		requireShortQuery(search)
		return await getDecisions(actor, planRef(asked), { month, signal: asked.context.gone })
	})
	const of = { canTry: may(role, 'changePlans'), once: crypto.randomUUID(), rev }
	const lines = async function* (): AsyncGenerator<RemediesReply> {
		for await (const remedies of found)
			yield remedies === null ? NO_ANSWER : { ok: true, view: viewFor(link, remedies), ...of }
	}
	return new Response(createReadableStreamFromReadable(Readable.from(encoded(lines()))), {
		headers: { 'Content-Type': 'application/x-ndjson; charset=utf-8', 'Cache-Control': 'no-store, no-transform' },
	})
}

/** By a link that withholds prices, changes without what they cost and without the values that they would set. */
function viewFor(link: PlanHeading['link'], remedies: PlanDecisions) {
	const view = buildRemediesView(remedies)
	return link !== null && withheldBy(link.scope).length > 0 ? withoutCosts(view, remedies.money) : view
}

const NO_ANSWER: RemediesReply = { ok: false, text: NOT_FOUND }

async function* encoded(replies: AsyncIterable<RemediesReply>): AsyncGenerator<Uint8Array> {
	const encoder = new TextEncoder()
	for await (const reply of replies) yield encoder.encode(`${JSON.stringify(reply)}\n`)
}

/**
 * Makes one of the changes, as an edit like any other: in a new scenario of the name that comes with it, else in the plan that
 * is open.
 */
export async function action(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	const names = ['change', 'baseRev', 'scenario', ONCE]
	const form = await answering(() => readForm(asked.request, { names, maxBytes: SHORT_FORM_BYTES }))
	const change = parseChange(textIn(form, 'change'))
	if (change === null) {
		const refusal = 'This change is no longer offered. Reload the page and try again.'
		return json(refused(refusal), { status: 400 })
	}
	const ref = planRef(asked)
	const label = cutText(textIn(form, 'scenario').trim(), MOST_LABEL_LETTERS)
	if (label === '') {
		const answer = await answering(() => makeChange(actor, ref, { change, baseRev: baseRevIn(form) }))
		return json(replyToEdit(answer, {}), { status: answer.ok ? 200 : 422 })
	}
	const { teamId } = (await openPlan(asked)).project
	const done = await formAnswer(async () => {
		const work = () => tryChange(actor, ref, { change, label })
		return {
			ok: true,
			tried: await once({ actor, teamId, request: asked.request, form }, { answer: triedSchema, work }),
		}
	})
	if (!done.ok) return json(refused((done.errors[''] ?? []).join(' ')), { status: done.status, headers: done.headers })
	const { tried } = done
	if (!('told' in tried)) return redirect(`/p/${encodeURIComponent(ref.projectId)}?scenario=${tried.scenarioId}`)
	return json(replyToEdit(tried, {}), { status: 422 })
}

const triedSchema = z.object({ ok: z.literal(true), scenarioId: z.string() })
const refused = (text: string): EditReply => ({ ok: false, problems: [{ field: '', text }], cells: [] })
