import type { Actor } from '#server/access/actor.ts'
import { spendTry } from '#server/access/limits/rate-limits.ts'
import { newId } from '#server/access/tokens.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { AppError, notFound } from '#server/access/app-error.ts'
import { requireProject, requirePermission } from '#server/access/require-member.ts'
import {
	countComments,
	createComment,
	findComment,
	updateThread,
	type CommentRow,
	eraseComment,
	holdThread,
	updateText,
} from '#server/store/rows/comments.ts'
import { sendNotice } from '#server/store/rows/notices.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import { getHeading, askingOf, type PlanHeading } from '#server/actions/plans/plan-heading.ts'
import { isStorable } from '#shared/schemas/storable-text.ts'
import { MOST_LETTERS, type TalkPlace, FIGURE } from '#shared/together/talk.ts'
import { tellPeople, tellNamedSince, type Mailing } from './tell-people.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'
import { stampText } from '#shared/formats/day.ts'
import { formatFigure } from '#shared/units/format.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import { viewFigure } from '#server/actions/plans/explain-figure.ts'

const PATIENCE_MS = 20_000

/**
 * What a place of a plan is called. Who may see the plan has been checked.
 * @throws not_found where the plan has no such place
 */
async function nameOfPlace(heading: PlanHeading, place: TalkPlace): Promise<string> {
	const { kind, itemId, field, scope, month } = place
	if (kind !== FIGURE) {
		const label = await askEngine('placeName', { ...askingOf(heading), question: { kind, itemId, field } })
		if (label === null) throw notFound('entry')
		return label
	}
	const asked = {
		quantity: itemId,
		scope: scope === '' ? null : scope,
		month: month === '' ? null : month,
		rests: false,
	}
	const { view } = await viewFigure(heading, asked, AbortSignal.timeout(PATIENCE_MS))
	if (view === null) throw notFound('figure')
	return view.where
}

type CommentRef = {
	readonly projectId: string
	readonly commentId: string
	/** which of its texts was seen; null: whatever it is now */
	readonly version: number | null
}
type Edited = {
	readonly text: string
	/** what links in mails start with */
	readonly address: string
}
/** As it stands now, where what was seen is not there any more. */
type Newer = { readonly version: number; readonly text: string }
type Changed =
	| { readonly ok: true; readonly version: number; readonly threadId: string }
	| { readonly ok: false; readonly problem: string; readonly newer?: Newer }

/**
 * Writes another text in the place of one's own. Whoever it comes to name is told; the thread stays where it is.
 * @throws not_found for strangers and where there is none, forbidden for comments of others, rate_limited
 */
export async function editComment(
	actor: Actor,
	{ projectId, commentId, version: seen }: CommentRef,
	{ text: typed, address }: Edited,
): Promise<Changed> {
	const { teamId, name: projectName } = await requireProject(actor, projectId, 'comment')
	const text = typed.trim()
	const problem = problemOfText(text)
	if (problem !== null) return { ok: false, problem }
	await spendTry('commentByAccount', actor.userId)
	const scope = { teamId, projectId }
	const changed = await inTransaction(async (): Promise<{ answer: Changed; mail?: Mailing }> => {
		const row = await standing(scope, commentId)
		if (row.authorId !== actor.userId) throw onlyOwn()
		const { threadId, scenarioId, label, kind, itemId, field, scope: where, month } = row
		const version = seen ?? row.version
		if (version !== row.version) return { answer: outdated(row) }
		if (text === row.text) return { answer: { ok: true, version, threadId } }
		if (!(await updateText(scope, { id: commentId, version }, { text, editedAt: new Date() })))
			return { answer: outdated(await standing(scope, commentId)) }
		const place = { kind, itemId, field, scope: where, month }
		const said = { ...scope, projectName, scenarioId, commentId, threadId, place, label, text, address }
		const mail = await tellNamedSince(actor, said, row.text)
		await sendNotice({ kind: 'talk', projectId })
		return { answer: { ok: true, version: version + 1, threadId }, mail }
	})
	await changed.mail?.()
	return changed.answer
}

/**
 * Takes back what one has said; an owner or admin, what anybody has. Where more was said after it, its place stays.
 * @throws not_found for strangers and where there is none, forbidden for comments of others
 */
export async function deleteComment(
	actor: Actor,
	{ projectId, commentId, version: seen }: CommentRef,
): Promise<Changed> {
	const { teamId, role } = await requireProject(actor, projectId, 'comment')
	const scope = { teamId, projectId }
	return await inTransaction(async () => {
		const { threadId } = await standing(scope, commentId)
		await holdThread(scope, threadId)
		const row = await standing(scope, commentId)
		const isOwn = row.authorId === actor.userId
		if (!isOwn) requirePermission(actor, { teamId, role, what: 'comment' }, 'deleteComments')
		if (seen !== null && seen !== row.version) return outdated(row)
		await eraseComment(scope, row, new Date())
		if (!isOwn) {
			const subject = `${row.authorName} on ${row.label}`
			await writeAuditEntry(actor, teamId, { action: 'comment.deleted', subject, projectId })
		}
		await sendNotice({ kind: 'talk', projectId })
		return { ok: true, version: row.version + 1, threadId }
	})
}

async function standing(scope: { teamId: string; projectId: string }, id: string): Promise<CommentRow> {
	const row = await findComment(scope, id)
	if (row === null || row.deletedAt !== null) throw notFound('comment')
	return row
}

function outdated({ version, text, editedAt }: CommentRow): Changed {
	const when = editedAt === null ? '' : ` at ${stampText(editedAt)}`
	return {
		ok: false,
		problem: `This comment was edited${when}, after you opened it. It now reads: “${text}”`,
		newer: { version, text },
	}
}

function onlyOwn(): AppError {
	return new AppError('forbidden', {
		userMessage: 'Only the person who wrote a comment can edit it.',
		mend: 'Answer it instead.',
	})
}

const MOST_OF_A_PLAN = 20_000

type NewComment = {
	readonly text: string
	/** where a thread begins, or which one is answered */
	readonly at: { readonly place: TalkPlace } | { readonly threadId: string }
	/** what links in mails start with */
	readonly address: string
}
type WriteCommentResult =
	{ readonly ok: true; readonly threadId: string } | { readonly ok: false; readonly problem: string }

/**
 * Says something of a place in a plan, or answers. Whoever is concerned is told.
 * @throws not_found for strangers, unknown places and threads; forbidden for roles that may not comment; rate_limited, too_large
 */
export async function writeComment(
	actor: Actor,
	ref: PlanRef,
	{ text: typed, at, address }: NewComment,
): Promise<WriteCommentResult> {
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
		userMessage: `This plan has ${formatFigure(MOST_OF_A_PLAN, { whole: true })} comments, the limit.`,
		mend: 'Duplicate the plan and continue in the copy.',
	})
}
