import type { Actor } from '#server/access/actor.ts'
import { spendTry } from '#server/access/limits/rate-limits.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { requirePermission, requireProject } from '#server/access/require-member.ts'
import { AppError, notFound } from '#server/access/app-error.ts'
import { eraseComment, findComment, holdThread, updateText, type CommentRow } from '#server/store/rows/comments.ts'
import { sendNotice } from '#server/store/rows/notices.ts'
import { writeAuditEntry } from '#server/actions/teams/write-audit-entry.ts'
import { stampText } from '#shared/formats/day.ts'
import { tellNamedSince, type Mailing } from './tell-people.ts'
import { problemOfText } from './write-comment.ts'

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
		problem: `This comment was edited${when}, after you opened it. It now reads: «${text}»`,
		newer: { version, text },
	}
}

function onlyOwn(): AppError {
	return new AppError('forbidden', {
		userMessage: 'Only the person who wrote a comment can edit it.',
		mend: 'Answer it instead.',
	})
}
