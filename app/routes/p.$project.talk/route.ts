import { json, redirect } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { readForm } from '#server/http/forms/read-form.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { publicAddress } from '#server/services/mail/public-address.ts'
import { settleThread, writeComment } from '#server/services/talk/write-comment.ts'
import { ALL_TALK, MOST_LETTERS, readTalkKey } from '#shared/together/talk.ts'
import { planRef } from '../p.$project/open-plan.ts'

const name = z.string().max(900).default('')
const INTENTS = ['write', 'resolve', 'reopen'] as const
const talkSchema = z.object({
	intent: z.enum(INTENTS),
	place: name,
	threadId: name,
	text: z.string().default(''),
	stay: z.string().optional(),
})
/** Of letters that take four bytes each, percent-encoded. */
const FORM = { intents: INTENTS, names: Object.keys(talkSchema.shape), maxBytes: MOST_LETTERS * 12 + 4000 }
const UNKNOWN = { ok: false, problem: 'This form is not one of this page. Reload it and try again.' }

type Asked = z.infer<typeof talkSchema>

const placeIn = ({ threadId, place }: Asked) => {
	if (threadId !== '') return { threadId }
	const at = readTalkKey(place)
	return at === null ? null : { place: at }
}

/** What is said and settled in the drawer of comments. */
export async function action(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	const form = await answering(() => readForm(asked.request, FORM))
	const parsed = talkSchema.safeParse(Object.fromEntries(form))
	const at = parsed.success ? placeIn(parsed.data) : null
	if (!parsed.success || at === null) return json(UNKNOWN, { status: 400 })
	const ref = planRef(asked)
	const { intent, text, place, threadId, stay } = parsed.data
	const { projectId } = ref
	if (intent === 'write') {
		const said = { text, at, address: publicAddress(asked.request) }
		const written = await answering(() => writeComment(actor, ref, said))
		if (!written.ok) return json(written, { status: 422 })
	} else await answering(() => settleThread(actor, { projectId, threadId }, intent === 'resolve'))
	if (stay !== undefined) return json({ ok: true })
	const search = new URLSearchParams({ scenario: ref.scenarioId ?? '', talk: place === '' ? ALL_TALK : place })
	return redirect(`/p/${encodeURIComponent(projectId)}?${search.toString()}`)
}
