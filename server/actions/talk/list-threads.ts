import type { Actor } from '#server/access/actor.ts'
import {
	countOpenTalk,
	findComment,
	listLatestAnswers,
	listThreads,
	type CommentRow,
} from '#server/store/rows/comments.ts'
import { listMembers } from '#server/store/rows/members.ts'
import { countUnread, listUnreadThreads, markRead } from '#server/store/rows/notifications.ts'
import type { PlanHeading } from '#server/actions/plans/plan-heading.ts'
import { may } from '#shared/permissions.ts'
import { stampText } from '#shared/formats/day.ts'
import { readTimeCursor, timeCursor, type TimeCursor } from '#shared/schemas/time-cursor.ts'
import { initialsOf } from '#shared/together/initials.ts'
import {
	partsOf,
	readTalkKey,
	talkKey,
	type TalkComment,
	type TalkPlace,
	type TalkShown,
	type TalkThread,
} from '#shared/together/talk.ts'

const THREADS_A_PAGE = 20
/** Beside what began them; what was said before stands in the thread alone. */
const ANSWERS_IN_LIST = 10
const ANSWERS_A_PAGE = 50

export type TalkAsked = {
	/** a place, as an address names it; anything else is the whole plan */
	readonly key: string
	readonly show?: TalkShown
	/** the thread of this comment alone */
	readonly thread?: string | null
	/** where the page before ended: of the threads, or of what was said in the one that is shown alone */
	readonly before?: string | null | undefined
	/** a person looks: what was told to them there is read with it */
	readonly isSeen?: boolean
}

export type Talk = {
	/** the place that is asked for, with its address; null: of the whole plan */
	readonly at: string | null
	readonly show: TalkShown
	/** shown alone; null where all of the place are listed */
	readonly alone: string | null
	readonly threads: readonly TalkThread[]
	/** how much was said in the threads of the place that are open */
	readonly open: number
	/** where the next page of threads begins; null on the last */
	readonly next: string | null
	readonly isFirst: boolean
	/** whom a comment may name */
	readonly people: readonly string[]
}

/**
 * A page of what was said at a place of a plan, or anywhere in it: the threads that are open, then those that are settled, each
 * the one first in which something was said last. Who may see the plan has been checked.
 */
export async function readTalk(actor: Actor, heading: PlanHeading, asked: TalkAsked): Promise<Talk> {
	const { project } = heading
	const scope = { teamId: project.teamId, projectId: project.id }
	const { show = 'all', thread: alone = null, before = null } = asked
	const at = readTalkKey(asked.key)
	const [{ roots, next }, counts, members] = await Promise.all([
		alone === null ? pageOfThreads(scope, { at, show, before }) : oneThread(scope, alone),
		countOpenTalk(scope, at),
		listMembers(scope),
	])
	const most = alone === null ? ANSWERS_IN_LIST : ANSWERS_A_PAGE
	const from = alone === null ? null : readTimeCursor(before)
	const ids = roots.map(({ id }) => id)
	const [answers, unread] = await Promise.all([
		listLatestAnswers(scope, { threadIds: ids, before: from, most: most + 1 }),
		listUnreadThreads(actor.userId, { teamId: scope.teamId, ids }),
	])
	if (asked.isSeen !== false && unread.length > 0) await markRead(actor.userId, { teamId: scope.teamId, ids: unread })
	const names = members.map(({ name }) => name)
	const commentOf = commentFor(actor, heading, names)
	return {
		at: at === null ? null : talkKey(at),
		show,
		alone,
		threads: roots.map((root) => {
			const all = answers.filter(({ threadId }) => threadId === root.id)
			const shown = all.slice(-most)
			return threadOf(root, {
				comments: [root, ...shown].map(commentOf),
				earlier: all.length > most && shown[0] !== undefined ? timeCursor(placeOf(shown[0])) : null,
				unread: unread.includes(root.id),
			})
		}),
		open: counts.reduce((sum, { count }) => sum + count, 0),
		next,
		isFirst: before === null,
		people: names.filter((name) => name !== actor.name),
	}
}

type PlanScope = { readonly teamId: string; readonly projectId: string }
type Roots = { readonly roots: readonly CommentRow[]; readonly next: string | null }

/** The thread of a comment; none where all of it has been deleted. */
async function oneThread(scope: PlanScope, commentId: string): Promise<Roots> {
	const said = await findComment(scope, commentId)
	const root = said === null || said.id === said.threadId ? said : await findComment(scope, said.threadId)
	return { roots: root === null ? [] : [root], next: null }
}

async function pageOfThreads(
	scope: PlanScope,
	{ at, show, before }: { readonly at: TalkPlace | null; readonly show: TalkShown; readonly before: string | null },
): Promise<Roots> {
	const place = readPlace(before)
	const roots: CommentRow[] = []
	for (const settled of [false, true]) {
		// What is open stands before what is settled, so on the pages of that it has been shown.
		if (show === (settled ? 'open' : 'resolved') || (place !== null && place.settled && !settled)) continue
		const from = place?.settled === settled ? place.cursor : null
		const most = THREADS_A_PAGE + 1 - roots.length
		if (most > 0) roots.push(...(await listThreads(scope, { at, settled, before: from, most })))
	}
	const shown = roots.slice(0, THREADS_A_PAGE)
	const last = shown.at(-1)
	return { roots: shown, next: roots.length > THREADS_A_PAGE && last !== undefined ? placeText(last) : null }
}

/** Threads are read by time in two lines, the open and the settled: a place in them says in which it is. */
const placeText = ({ resolvedAt, lastAt, id }: CommentRow): string =>
	`${resolvedAt === null ? 'open' : 'resolved'}_${timeCursor({ at: lastAt, id })}`

function readPlace(text: string | null): { settled: boolean; cursor: TimeCursor } | null {
	const [, part, rest = ''] = /^(open|resolved)_(.+)$/.exec(text ?? '') ?? []
	const cursor = readTimeCursor(rest)
	return cursor === null ? null : { settled: part === 'resolved', cursor }
}

const placeOf = ({ createdAt, id }: CommentRow): TimeCursor => ({ at: createdAt, id })

function threadOf(
	{ id, kind, itemId, field, scope, month, label, scenarioId, resolvedByName: resolvedBy }: CommentRow,
	rest: Pick<TalkThread, 'comments' | 'earlier' | 'unread'>,
): TalkThread {
	return { id, place: { kind, itemId, field, scope, month }, label, scenarioId, resolvedBy, ...rest }
}

function commentFor({ userId, token }: Actor, { role, guest }: PlanHeading, names: readonly string[]) {
	const writes = may(role, 'comment') && !guest
	const mayDeleteAny = may(role, 'deleteComments') && !guest && token === undefined
	return (row: CommentRow): TalkComment => {
		const isOwn = row.authorId === userId && writes
		const stands = row.deletedAt === null
		return {
			id: row.id,
			version: row.version,
			author: row.authorName,
			initials: initialsOf(row.authorName),
			at: row.createdAt.toISOString(),
			when: stampText(row.createdAt),
			edited: row.editedAt && stands ? { at: row.editedAt.toISOString(), when: stampText(row.editedAt) } : null,
			isDeleted: !stands,
			parts: partsOf(row.text, names),
			mayEdit: isOwn && stands,
			mayDelete: (isOwn || mayDeleteAny) && stands,
		}
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
