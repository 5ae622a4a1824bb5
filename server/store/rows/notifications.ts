import type { Prisma } from '#server/store/generated/client.ts'
import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { db } from '#server/store/transaction.ts'
import type { Cause } from '#shared/together/talk.ts'

const columns = {
	id: true,
	teamId: true,
	projectId: true,
	threadId: true,
	cause: true,
	told: true,
	page: true,
	createdAt: true,
	readAt: true,
	project: { select: { name: true } },
	comment: {
		select: {
			authorName: true,
			text: true,
			label: true,
			kind: true,
			itemId: true,
			field: true,
			scope: true,
			month: true,
			scenarioId: true,
		},
	},
} as const
export type NotificationRow = Prisma.NotificationGetPayload<{ select: typeof columns }>

type NewNotification = {
	readonly teamId: string
	readonly id: string
	readonly userId: string
	readonly projectId: string
	/** null: of no comment */
	readonly commentId: string | null
	readonly threadId: string | null
	readonly cause: string
	readonly told?: string
	readonly page?: string
	readonly mailedAt: Date | null
}

export async function createNotifications(rows: readonly NewNotification[]): Promise<void> {
	await db().notification.createMany({ data: [...rows] })
}

// Who has left a team is told nothing more of it.
const stillThere = (userId: string) => ({
	userId,
	project: { deletedAt: null, team: { members: { some: { userId } } } },
})

/** What somebody was told, the latest first. */
export async function listNotifications(userId: string, most: number): Promise<NotificationRow[]> {
	return await acrossTeams(() =>
		db().notification.findMany({
			where: stillThere(userId),
			select: columns,
			orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
			take: most,
		}),
	)
}

export async function countUnread(userId: string): Promise<number> {
	return await acrossTeams(() => db().notification.count({ where: { ...stillThere(userId), readAt: null } }))
}

/** Of some threads those in which somebody has not read what was said to them. */
export async function listUnreadThreads(
	userId: string,
	{ teamId, ids }: { readonly teamId: string; readonly ids: readonly string[] },
): Promise<string[]> {
	const rows = await db().notification.findMany({
		where: { teamId, userId, readAt: null, threadId: { in: [...ids] } },
		select: { threadId: true },
		distinct: ['threadId'],
	})
	return rows.flatMap(({ threadId }) => (threadId === null ? [] : [threadId]))
}

/** Who has been told that a comment names them. */
export async function listMentioned({
	teamId,
	commentId,
}: {
	readonly teamId: string
	readonly commentId: string
}): Promise<string[]> {
	const rows = await db().notification.findMany({
		where: { teamId, commentId, cause: 'mention' satisfies Cause },
		select: { userId: true },
	})
	return rows.map(({ userId }) => userId)
}

/** Notes what somebody has read: of some threads, or all they were told. */
export async function markRead(
	userId: string,
	threads?: { readonly teamId: string; readonly ids: readonly string[] },
): Promise<void> {
	const of = threads === undefined ? {} : { teamId: threads.teamId, threadId: { in: [...threads.ids] } }
	const mark = () =>
		db().notification.updateMany({ where: { userId, readAt: null, ...of }, data: { readAt: new Date() } })
	await (threads === undefined ? acrossTeams(mark) : mark())
}

/** Notes that whoever was told of a page of a project, for one cause, has no need to look there any more: it neither waits nor is mailed. */
export async function settleNotifications(
	{ teamId, projectId }: { teamId: string; projectId: string },
	{ cause, page }: { cause: string; page: string },
): Promise<void> {
	const of = { teamId, projectId, cause, page }
	const now = new Date()
	await db().notification.updateMany({ where: { ...of, readAt: null }, data: { readAt: now } })
	await db().notification.updateMany({ where: { ...of, mailedAt: null }, data: { mailedAt: now } })
}

/**
 * Takes what waits for the mail of the day: whoever takes it sends it, and nobody else does. Who has left a team by then is
 * told nothing more of it.
 */
export async function takeUnmailed(
	now: Date,
): Promise<(NotificationRow & { user: { id: string; name: string; email: string | null } })[]> {
	const waiting = await db().$queryRaw<{ teamId: string; id: string; isThere: boolean }[]>`
		UPDATE "notifications" n SET "mailedAt" = ${now} WHERE n."mailedAt" IS NULL
		RETURNING n."teamId", n."id", EXISTS (
			SELECT 1 FROM "members" m WHERE m."teamId" = n."teamId" AND m."userId" = n."userId"
		) AS "isThere"`
	const due = waiting.flatMap(({ teamId, id, isThere }) => (isThere ? [{ teamId, id }] : []))
	if (due.length === 0) return []
	const rows = await db().notification.findMany({
		where: { OR: due, readAt: null, project: { deletedAt: null, team: { deletedAt: null } } },
		select: { ...columns, user: { select: { id: true, name: true, email: true } } },
		orderBy: { createdAt: 'asc' },
	})
	return rows
}

type MailChoice = { readonly mention: string; readonly answer: string; readonly approval: string }

export async function findMailChoice(userId: string): Promise<MailChoice | null> {
	return await db().mailChoice.findFirst({
		where: { userId },
		select: { mention: true, answer: true, approval: true },
	})
}

export async function putMailChoice(userId: string, choice: MailChoice): Promise<void> {
	await db().mailChoice.upsert({
		where: { userId },
		create: { userId, ...choice },
		update: choice,
		select: { userId: true },
	})
}
