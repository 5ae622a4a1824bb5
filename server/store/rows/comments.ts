import { Prisma } from '#server/store/generated/client.ts'
import { db } from '#server/store/transaction.ts'
import type { TimeCursor } from '#shared/schemas/time-cursor.ts'
import type { TalkPlace } from '#shared/together/talk.ts'

type PlanScope = { readonly teamId: string; readonly projectId: string }
const columns = {
	id: true,
	threadId: true,
	scenarioId: true,
	kind: true,
	itemId: true,
	field: true,
	scope: true,
	month: true,
	label: true,
	authorId: true,
	authorName: true,
	text: true,
	createdAt: true,
	version: true,
	editedAt: true,
	deletedAt: true,
	lastAt: true,
	resolvedAt: true,
	resolvedByName: true,
} as const
export type CommentRow = Prisma.CommentGetPayload<{ select: typeof columns }>
type NewComment = Omit<CommentRow, 'version' | 'editedAt' | 'deletedAt' | 'lastAt' | 'resolvedAt' | 'resolvedByName'>

/** Adds a comment. */
export async function createComment({ teamId, projectId }: PlanScope, comment: NewComment): Promise<void> {
	const lastAt = comment.createdAt
	await db().comment.create({ data: { teamId, projectId, ...comment, lastAt }, select: { id: true } })
}

export async function findComment({ teamId, projectId }: PlanScope, id: string): Promise<CommentRow | null> {
	return await db().comment.findFirst({ where: { teamId, projectId, id }, select: columns })
}

const allColumns = Prisma.raw(
	Object.keys(columns)
		.map((name) => `r."${name}"`)
		.join(', '),
)
const inPlan = ({ teamId, projectId }: PlanScope) => Prisma.sql`r."teamId" = ${teamId} AND r."projectId" = ${projectId}`

/** What began a thread at a place: of an entry those of its fields too, of a figure those of all its months. */
function beginsAt(at: TalkPlace | null): Prisma.Sql {
	const parts = [
		Prisma.sql`r."id" = r."threadId"`,
		...(at === null ? [] : [Prisma.sql`r."kind" = ${at.kind} AND r."itemId" = ${at.itemId}`]),
		...(at === null || at.field === '' ? [] : [Prisma.sql`r."field" = ${at.field}`]),
		...(at === null || `${at.scope}${at.month}` === '' ? [] : [Prisma.sql`r."scope" = ${at.scope}`]),
		...(at === null || at.month === '' ? [] : [Prisma.sql`r."month" = ${at.month}`]),
	]
	return Prisma.join(parts, ' AND ')
}

type ThreadsSought = {
	readonly at: TalkPlace | null
	readonly settled: boolean
	readonly before: TimeCursor | null
	readonly most: number
}

/** What began the threads of a place, or of the whole plan: the one in which something was said last comes first. */
export async function listThreads(
	scope: PlanScope,
	{ at, settled, before, most }: ThreadsSought,
): Promise<CommentRow[]> {
	return await db().$queryRaw<CommentRow[]>`
		SELECT ${allColumns} FROM "comments" r
		WHERE ${inPlan(scope)} AND ${beginsAt(at)} AND (r."resolvedAt" IS NOT NULL) = ${settled}
			${before === null ? Prisma.empty : Prisma.sql`AND (r."lastAt", r."id") < (${before.at}, ${before.id})`}
		ORDER BY r."lastAt" DESC, r."id" DESC LIMIT ${most}`
}

/** What was said last in some threads after what began them, of each so much at most, oldest first. */
export async function listLatestAnswers(
	scope: PlanScope,
	{ threadIds, before, most }: { threadIds: readonly string[]; before: TimeCursor | null; most: number },
): Promise<CommentRow[]> {
	if (threadIds.length === 0) return []
	const rows = await db().$queryRaw<CommentRow[]>`
		SELECT a.* FROM unnest(${[...threadIds]}::text[]) AS t("id")
		CROSS JOIN LATERAL (
			SELECT ${allColumns} FROM "comments" r
			WHERE ${inPlan(scope)} AND r."threadId" = t."id" AND r."id" <> r."threadId"
				${before === null ? Prisma.empty : Prisma.sql`AND (r."createdAt", r."id") < (${before.at}, ${before.id})`}
			ORDER BY r."createdAt" DESC, r."id" DESC LIMIT ${most}
		) a`
	return rows.sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime() || (one.id < other.id ? -1 : 1))
}

/** Who has written in a thread and stands by it. */
export async function listWriters({ teamId, projectId }: PlanScope, threadId: string): Promise<string[]> {
	const rows = await db().$queryRaw<{ authorId: string }[]>`
		SELECT DISTINCT "authorId" FROM "comments"
		WHERE "teamId" = ${teamId} AND "projectId" = ${projectId} AND "threadId" = ${threadId} AND "deletedAt" IS NULL`
	return rows.map(({ authorId }) => authorId)
}

/** What somebody has said of a plan, oldest first; of what is deleted no text is left. */
export async function listCommentsBy(
	{ teamId, projectId }: PlanScope,
	authorId: string,
): Promise<Pick<CommentRow, 'label' | 'text' | 'createdAt' | 'editedAt' | 'deletedAt'>[]> {
	return await db().comment.findMany({
		where: { teamId, projectId, authorId },
		select: { label: true, text: true, createdAt: true, editedAt: true, deletedAt: true },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
	})
}

/** Where threads are that are not settled, in the plan or at a place of it, with how much was said in each. */
export async function countOpenTalk(
	scope: PlanScope,
	at: TalkPlace | null = null,
): Promise<{ kind: string; itemId: string; count: number }[]> {
	const rows = await db().$queryRaw<{ kind: string; itemId: string; count: bigint }[]>`
		SELECT r."kind", r."itemId", count(*) AS "count"
		FROM "comments" r
		JOIN "comments" c ON c."teamId" = r."teamId" AND c."projectId" = r."projectId" AND c."threadId" = r."id"
		WHERE ${inPlan(scope)} AND ${beginsAt(at)} AND r."resolvedAt" IS NULL AND c."deletedAt" IS NULL
		GROUP BY 1, 2`
	return rows.map(({ count, ...place }) => ({ ...place, count: Number(count) }))
}

const MOST_UNANSWERED = 200

/** Threads that are not settled and that nobody but who began them has answered, oldest first. */
export async function listUnanswered(scope: PlanScope): Promise<{ threadId: string; label: string }[]> {
	return await db().$queryRaw<{ threadId: string; label: string }[]>`
		SELECT r."threadId", r."label" FROM "comments" r
		WHERE ${inPlan(scope)} AND ${beginsAt(null)} AND r."resolvedAt" IS NULL
			AND NOT EXISTS (
				SELECT 1 FROM "comments" c WHERE c."teamId" = r."teamId" AND c."projectId" = r."projectId"
					AND c."threadId" = r."id" AND c."authorId" <> r."authorId" AND c."deletedAt" IS NULL
			)
		ORDER BY r."createdAt", r."id" LIMIT ${MOST_UNANSWERED}`
}

/** How much was said of a plan. */
export async function countComments({ teamId, projectId }: PlanScope): Promise<number> {
	return await db().comment.count({ where: { teamId, projectId } })
}

type ThreadData = { resolvedAt: Date | null; resolvedByName: string | null; lastAt?: Date }

/** Settles a thread, opens it again, or says that it was answered; false where there is none. */
export async function updateThread(
	{ teamId, projectId }: PlanScope,
	threadId: string,
	data: ThreadData,
): Promise<boolean> {
	const { count } = await db().comment.updateMany({ where: { teamId, projectId, id: threadId, threadId }, data })
	return count === 1
}

/** Writes another text in the place of the one that was seen; false where that is not its text any more. */
export async function updateText(
	{ teamId, projectId }: PlanScope,
	{ id, version }: { id: string; version: number },
	data: { text: string; editedAt: Date },
): Promise<boolean> {
	const { count } = await db().comment.updateMany({
		where: { teamId, projectId, id, version, deletedAt: null },
		data: { ...data, version: { increment: 1 } },
	})
	return count === 1
}

/** Holds a thread until the transaction ends: meanwhile nobody answers it, nor takes a part of it away. */
export async function holdThread({ teamId, projectId }: PlanScope, threadId: string): Promise<void> {
	await db().$queryRaw`
		SELECT 1 FROM "comments" WHERE "teamId" = ${teamId} AND "projectId" = ${projectId} AND "id" = ${threadId} FOR UPDATE`
}

/**
 * Takes the text of a comment away, and the comment itself where nothing that stands was said after it; what of the thread was
 * kept for that goes with it. The thread must be held.
 */
export async function eraseComment(
	{ teamId, projectId }: PlanScope,
	{ id, threadId }: { id: string; threadId: string },
	deletedAt: Date,
): Promise<void> {
	const where = { teamId, projectId, id }
	await db().comment.updateMany({ where, data: { text: '', deletedAt, version: { increment: 1 } } })
	await db().notification.deleteMany({ where: { teamId, projectId, commentId: id } })
	await db().$executeRaw`
		DELETE FROM "comments" c
		WHERE c."teamId" = ${teamId} AND c."projectId" = ${projectId} AND c."threadId" = ${threadId} AND c."deletedAt" IS NOT NULL
			AND NOT EXISTS (
				SELECT 1 FROM "comments" l WHERE l."teamId" = c."teamId" AND l."projectId" = c."projectId"
					AND l."threadId" = c."threadId" AND l."deletedAt" IS NULL AND l."id" <> c."threadId"
					AND (c."id" = c."threadId" OR (l."createdAt", l."id") > (c."createdAt", c."id"))
			)`
	await db().$executeRaw`
		UPDATE "comments" r SET "lastAt" = coalesce((
			SELECT max(c."createdAt") FROM "comments" c WHERE c."teamId" = r."teamId" AND c."projectId" = r."projectId"
				AND c."threadId" = r."id" AND c."deletedAt" IS NULL
		), r."createdAt")
		WHERE r."teamId" = ${teamId} AND r."projectId" = ${projectId} AND r."id" = ${threadId}`
}
