import { json, redirect } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import type { Actor } from '#server/access/actor.ts'
import { readForm } from '#server/http/forms/read-form.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { publicAddress } from '#server/actions/mail.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import { settleThread, writeComment, deleteComment, editComment } from '#server/actions/talk/comments.ts'
import { ALL_TALK, MOST_LETTERS, readTalkKey } from '#shared/together/talk.ts'
import { planRef } from '../p.$project/open-plan.ts'

const name = z.string().max(900).default('')
const INTENTS = ['write', 'edit', 'delete', 'resolve', 'reopen'] as const
const talkSchema = z.object({
	intent: z.enum(INTENTS),
	place: name,
	threadId: name,
	commentId: name,
	/** which text of the comment was seen */
	version: z.coerce.number().int().min(0).max(1e9).default(0),
	text: z.string().default(''),
	stay: z.string().optional(),
})
/** Of letters that take four bytes each, percent-encoded. */
const FORM = { intents: INTENTS, names: Object.keys(talkSchema.shape), maxBytes: MOST_LETTERS * 12 + 4000 }
const UNKNOWN = { ok: false, problem: 'This form is out of date. Reload the page and try again.' }

type PlaceInParams = z.infer<typeof talkSchema>

/** The place where a thread begins, or the thread that is answered; null where a form names neither. */
const placeIn = ({ threadId, place }: PlaceInParams) => {
	if (threadId !== '') return { threadId }
	const at = readTalkKey(place)
	return at === null ? null : { place: at }
}

/** What is said and settled in the drawer of comments. */
export async function action(asked: ActionFunctionArgs) {
	const actor = await requireActor(asked)
	const form = await answering(() => readForm(asked.request, FORM))
	const parsed = talkSchema.safeParse(Object.fromEntries(form))
	if (!parsed.success) return json(UNKNOWN, { status: 400 })
	const ref = planRef(asked)
	const { place, stay } = parsed.data
	const done = await answering(() => doAsked(actor, { ref, asked: parsed.data, address: publicAddress(asked.request) }))
	if (done === null) return json(UNKNOWN, { status: 400 })
	if (!done.ok) return json(done, { status: 'newer' in done ? 409 : 422 })
	if (stay !== undefined) return json({ ok: true })
	const search = new URLSearchParams({ scenario: ref.scenarioId ?? '', talk: place === '' ? ALL_TALK : place })
	return redirect(`/p/${encodeURIComponent(ref.projectId)}?${search.toString()}`)
}

type Doing = { readonly ref: PlanRef; readonly asked: PlaceInParams; readonly address: string }

/** Does what a form asks for; null where it does not say of what. */
async function doAsked(actor: Actor, { ref, asked, address }: Doing) {
	const { intent, text, threadId, commentId, version } = asked
	const { projectId } = ref
	if (intent === 'edit' || intent === 'delete') {
		if (commentId === '') return null
		const comment = { projectId, commentId, version }
		return await (intent === 'edit' ? editComment(actor, comment, { text, address }) : deleteComment(actor, comment))
	}
	if (intent === 'write') {
		const at = placeIn(asked)
		return at === null ? null : await writeComment(actor, ref, { text, at, address })
	}
	if (threadId === '') return null
	await settleThread(actor, { projectId, threadId }, intent === 'resolve')
	return { ok: true as const }
}
