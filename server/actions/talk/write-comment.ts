import type { Actor } from '#server/access/actor.ts'
import { spendTry } from '#server/access/limits/rate-limits.ts'
import { newId } from '#server/access/tokens.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { AppError, notFound } from '#server/access/app-error.ts'
import { requireProject } from '#server/access/require-member.ts'
import {
	countComments,
	createComment,
	findComment,
	updateThread,
	type CommentRow,
} from '#server/store/rows/comments.ts'
import { sendNotice } from '#server/store/rows/notices.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import { getHeading } from '#server/actions/plans/plan-heading.ts'
import { isStorable } from '#shared/schemas/storable-text.ts'
import { MOST_LETTERS, type TalkPlace } from '#shared/together/talk.ts'
import { nameOfPlace } from './find-place.ts'
import { tellPeople } from './tell-people.ts'

const MOST_OF_A_PLAN = 20_000

type NewComment = {
	readonly text: string
	/** where a thread begins, or which one is answered */
	readonly at: { readonly place: TalkPlace } | { readonly threadId: string }
	/** what links in mails start with */
	readonly address: string
}
type Written = { readonly ok: true; readonly threadId: string } | { readonly ok: false; readonly problem: string }

/**
 * Says something of a place in a plan, or answers. Whoever is concerned is told.
 * @throws not_found for strangers, unknown places and threads; forbidden for roles that may not comment; rate_limited, too_large
 */
export async function writeComment(
	actor: Actor,
	ref: PlanRef,
	{ text: typed, at, address }: NewComment,
): Promise<Written> {
	await requireProject(actor, ref.projectId, 'comment')
	const text = typed.trim()
	const problem = problemOfText(text)
	if (problem !== null) return { ok: false, problem }
	await spendTry('commentByAccount', actor.userId)
	const heading = await getHeading(actor, ref)
	const { project, scenario } = heading
	const scope = { teamId: project.teamId, projectId: project.id }
	if ((await countComments(scope)) >= MOST_OF_A_PLAN) throw full()
	const id = newId()
	const begun =
		'place' in at
			? { ...at.place, threadId: id, label: await nameOfPlace(heading, at.place) }
			: await rootOf(scope, at.threadId)
	const { threadId, kind, itemId, field, scope: where, month, label } = begun
	const place = { kind, itemId, field, scope: where, month }
	const mail = await inTransaction(async () => {
		const author = { authorId: actor.userId, authorName: actor.name }
		const createdAt = new Date()
		// What is answered is not settled; and where all of it was deleted meanwhile, there is nothing to answer.
		const answered = { resolvedAt: null, resolvedByName: null, lastAt: createdAt }
		if ('threadId' in at && !(await updateThread(scope, threadId, answered))) throw notFound('thread')
		const written = { ...place, label, ...author, text, createdAt }
		await createComment(scope, { id, threadId, scenarioId: scenario.id, ...written })
		const said = {
			...scope,
			projectName: project.name,
			scenarioId: scenario.id,
			commentId: id,
			threadId,
			place,
			label,
			text,
			address,
		}
		const sending = await tellPeople(actor, said)
		await sendNotice({ kind: 'talk', projectId: project.id })
		return sending
	})
	await mail()
	return { ok: true, threadId }
}

/**
 * Settles a thread, or opens it again.
 * @throws not_found for strangers and unknown threads, forbidden for roles that may not comment
 */
export async function settleThread(
	actor: Actor,
	{ projectId, threadId }: { readonly projectId: string; readonly threadId: string },
	settled: boolean,
): Promise<void> {
	const { teamId } = await requireProject(actor, projectId, 'comment')
	const data = settled
		? { resolvedAt: new Date(), resolvedByName: actor.name }
		: { resolvedAt: null, resolvedByName: null }
	await inTransaction(async () => {
		if (!(await updateThread({ teamId, projectId }, threadId, data))) throw notFound('thread')
		await sendNotice({ kind: 'talk', projectId })
	})
}

async function rootOf(scope: { teamId: string; projectId: string }, threadId: string): Promise<CommentRow> {
	const root = await findComment(scope, threadId)
	if (root?.threadId !== threadId) throw notFound('thread')
	return root
}

/** Why a text can't be kept as a comment; null where it can. */
export function problemOfText(text: string): string | null {
	if (text === '') return 'Write what you want to say.'
	if (text.length > MOST_LETTERS)
		return `This has ${String(text.length)} letters; a comment has at most ${String(MOST_LETTERS)}.`
	return isStorable(text) ? null : 'This holds a character that can’t be kept. Type the text anew.'
}

function full(): AppError {
	return new AppError('too_large', {
		userMessage: 'This plan holds as many comments as it may keep.',
		mend: 'Duplicate the plan and go on in the copy.',
	})
}
