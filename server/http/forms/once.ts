import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { z } from 'zod'
import type { Actor } from '#server/access/actor.ts'
import { seal, unseal } from '#server/store/seal.ts'
import {
	claimRequestKey,
	findRequestKey,
	keepAnswer,
	releaseRequestKey,
	type RequestKeyScope,
} from '#server/store/rows/request-keys.ts'
import { requireMember } from '#server/access/require-member.ts'
import { AppError } from '#server/access/app-error.ts'
import type { Permission } from '#shared/permissions.ts'

/** The field in which a creating form carries its key; programs send the header `Idempotency-Key`. */
export const ONCE = 'once'

/** What a key may be. */
export const KEY = /^[\x21-\x7e]{8,200}$/

const WAIT_MS = 200
const MOST_WAITS = 150
/** A request that has not answered by then was cut off. */
const LOST_AFTER_MS = 120_000

export type OnceAsked = {
	readonly actor: Actor
	readonly teamId: string
	readonly request: Request
	readonly form: FormData
	/** which of several things that a page creates under its one key, such as the row that is copied */
	readonly of?: string
}
type OnceWork<Kept, Answer> = {
	/** reads a kept answer back */
	readonly answer: z.ZodType<Kept>
	readonly work: () => Promise<Answer>
}

/**
 * Does a creating request's work once for its key, however often it is sent: who sends it again gets the answer of the
 * first. A refusal is not kept, since it made nothing. Without a key the work is simply done.
 * @throws conflict when the key was used with other contents, or the first request does not come to an end
 */
export async function once<Kept, Answer extends { readonly ok: boolean }>(
	asked: OnceAsked,
	{ answer, work }: OnceWork<Kept, Answer>,
): Promise<Kept | Answer> {
	const key = keyOf(asked)
	if (key === null) return await work()
	const scope = { teamId: asked.teamId, userId: asked.actor.userId, key }
	return await onceFor({ scope, contentHash: await hashOf(asked) }, { answer, work })
}

/**
 * The same for a form whose work looks at the team's door itself: the key is kept with the team's rows, and those are behind it.
 * @throws as `requireMember` does
 */
export async function onceBehindDoor<Kept, Answer extends { readonly ok: boolean }>(
	{ permission, ...asked }: OnceAsked & { readonly permission: Permission },
	what: OnceWork<Kept, Answer>,
): Promise<Kept | Answer> {
	await requireMember(asked.actor, asked.teamId, permission)
	return await once(asked, what)
}

/** The same for whoever has read the key and the contents. */
export async function onceFor<Kept, Answer extends { readonly ok: boolean }>(
	{ scope, contentHash }: { readonly scope: RequestKeyScope; readonly contentHash: string },
	{ answer, work }: OnceWork<Kept, Answer>,
): Promise<Kept | Answer> {
	for (let waits = 0; waits < MOST_WAITS; waits += 1) {
		if (await claimRequestKey(scope, contentHash)) return await workAndKeep(scope, work)
		const kept = await findRequestKey(scope)
		if (kept !== null && kept.contentHash !== contentHash) throw otherContents()
		if (kept?.answer) return answer.parse(JSON.parse(unseal(kept.answer)))
		if (kept !== null && Date.now() - kept.createdAt.getTime() > LOST_AFTER_MS) await releaseRequestKey(scope)
		else if (kept !== null) await pause(WAIT_MS)
	}
	throw new AppError('conflict', {
		userMessage: 'The same request is still at work.',
		mend: 'Wait a moment, then look whether it is done.',
	})
}

async function workAndKeep<Answer extends { readonly ok: boolean }>(
	scope: RequestKeyScope,
	work: () => Promise<Answer>,
): Promise<Answer> {
	let done: Answer
	try {
		done = await work()
	} catch (error) {
		await releaseRequestKey(scope)
		throw error
	}
	if (done.ok) await keepAnswer(scope, seal(JSON.stringify(done)))
	else await releaseRequestKey(scope)
	return done
}

function keyOf({ request, form, of }: OnceAsked): string | null {
	const key = request.headers.get('Idempotency-Key') ?? form.get(ONCE)
	if (typeof key !== 'string' || !KEY.test(key)) return null
	return of === undefined ? key : `${key} ${of}`
}

async function hashOf({ request, form }: OnceAsked): Promise<string> {
	const hash = createHash('sha256').update(JSON.stringify(new URL(request.url).pathname))
	for (const [name, value] of form) {
		if (name === ONCE) continue
		hash.update(JSON.stringify([name, typeof value === 'string' ? value : value.size]))
		// The bytes as they came: a large plan made text and quoted would hold everybody up for a sixth of a second.
		if (typeof value !== 'string') hash.update(new Uint8Array(await value.arrayBuffer()))
	}
	return hash.digest('hex')
}

function otherContents(): AppError {
	return new AppError('conflict', {
		userMessage: 'This form has been sent before, with other contents.',
		mend: 'Reload the page to send a new one.',
	})
}
