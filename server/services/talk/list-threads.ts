import type { Actor } from '#server/auth/actor.ts'
import { countOpenTalk, listComments, type CommentRow } from '#server/repositories/comments.ts'
import { listMembers } from '#server/repositories/members.ts'
import { countUnread, listUnreadThreads, markRead } from '#server/repositories/notifications.ts'
import type { PlanHeading } from '#server/services/plans/plan-heading.ts'
import { initialsOf } from '#shared/together/initials.ts'
import { stampText } from '#shared/presentation/wording/day.ts'
import { partsOf, readTalkKey, talkKey, type TalkThread } from '#shared/together/talk.ts'

/** Older ones are in the exports. */
const MOST_SHOWN = 500

export type Talk = {
	/** the place that is asked for, with its address; null: of the whole plan */
	readonly at: string | null
	readonly threads: readonly TalkThread[]
	/** whom a comment may name */
	readonly people: readonly string[]
}

/**
 * What was said at a place of a plan, or anywhere in it, the unsettled first; what of it was told to the reader is read with
 * it, where a person sees it. Who may see the plan has been checked.
 */
export async function readTalk(
	actor: Actor,
	{ project }: PlanHeading,
	{ key, isSeen = true }: { readonly key: string; readonly isSeen?: boolean },
): Promise<Talk> {
	const scope = { teamId: project.teamId, projectId: project.id }
	const [rows, members, unread] = await Promise.all([
		listComments(scope, { most: MOST_SHOWN }),
		listMembers(scope),
		listUnreadThreads(actor.userId, scope),
	])
	const names = members.map(({ name }) => name)
	const at = readTalkKey(key)
	const roots = rows.filter(({ id, threadId }) => id === threadId)
	const threads = roots
		.filter((root) => at === null || isWithin(talkKey(root), talkKey(at)))
		.map((root) => threadOf(root, { rows, names, unread }))
		.sort((one, other) => Number(one.resolvedBy !== null) - Number(other.resolvedBy !== null))
	const read = threads.filter((thread) => thread.unread).map(({ id }) => id)
	if (isSeen && read.length > 0) await markRead(actor.userId, { teamId: scope.teamId, ids: read })
	return { at: at === null ? null : talkKey(at), threads, people: names.filter((name) => name !== actor.name) }
}

/** Of an entry all that was said of its fields too. */
const isWithin = (key: string, place: string) => key === place || key.startsWith(`${place}/`)

function threadOf(
	root: CommentRow,
	{ rows, names, unread }: { rows: readonly CommentRow[]; names: readonly string[]; unread: readonly string[] },
): TalkThread {
	const { id, kind, itemId, field, scope, month, label, scenarioId, resolvedByName } = root
	return {
		id,
		place: { kind, itemId, field, scope, month },
		label,
		scenarioId,
		resolvedBy: resolvedByName,
		unread: unread.includes(id),
		comments: rows
			.filter(({ threadId }) => threadId === id)
			.map((comment) => ({
				id: comment.id,
				author: comment.authorName,
				initials: initialsOf(comment.authorName),
				at: comment.createdAt.toISOString(),
				when: stampText(comment.createdAt),
				parts: partsOf(comment.text, names),
			})),
	}
}

/**
 * How much is unsettled in a plan, by entry (`powerContracts/grid`), and how much somebody has not read anywhere. What a team
 * says to each other is nothing to who reads by a link.
 */
export async function countTalk(
	actor: Actor,
	{ project, guest }: PlanHeading,
): Promise<{ readonly open: Readonly<Record<string, number>>; readonly unread: number }> {
	if (guest) return { open: {}, unread: 0 }
	const [open, unread] = await Promise.all([
		countOpenTalk({ teamId: project.teamId, projectId: project.id }),
		countUnread(actor.userId),
	])
	const keyOf = ({ kind, itemId }: { kind: string; itemId: string }) =>
		talkKey({ kind, itemId, field: '', scope: '', month: '' })
	return { open: Object.fromEntries(open.map((one) => [keyOf(one), one.count])), unread }
}
