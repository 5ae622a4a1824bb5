import type { Prisma } from '#server/db/generated/client.ts'
import { db } from '#server/db/transaction.ts'

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
	resolvedAt: true,
	resolvedByName: true,
} as const
export type CommentRow = Prisma.CommentGetPayload<{ select: typeof columns }>

/** Adds a comment. */
export async function createComment(
	{ teamId, projectId }: PlanScope,
	comment: Omit<CommentRow, 'createdAt' | 'resolvedAt' | 'resolvedByName'>,
): Promise<void> {
	await db().comment.create({ data: { teamId, projectId, ...comment }, select: { id: true } })
}

/** What was said of a plan, oldest first: of one thread, or the latest of all. */
export async function listComments(
	{ teamId, projectId }: PlanScope,
	{ threadId, most }: { threadId?: string; most: number },
): Promise<CommentRow[]> {
	const rows = await db().comment.findMany({
		where: { teamId, projectId, ...(threadId !== undefined && { threadId }) },
		select: columns,
		orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
		take: most,
	})
	return rows.reverse()
}

/** What somebody has said of a plan, oldest first. */
export async function listCommentsBy(
	{ teamId, projectId }: PlanScope,
	authorId: string,
): Promise<Pick<CommentRow, 'label' | 'text' | 'createdAt'>[]> {
	return await db().comment.findMany({
		where: { teamId, projectId, authorId },
		select: { label: true, text: true, createdAt: true },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
	})
}

/** Where threads are that are not settled, with how much was said in each. */
export async function countOpenTalk({
	teamId,
	projectId,
}: PlanScope): Promise<{ kind: string; itemId: string; count: number }[]> {
	const rows = await db().$queryRaw<{ kind: string; itemId: string; count: bigint }[]>`
		SELECT r."kind", r."itemId", count(*) AS "count"
		FROM "comments" r
		JOIN "comments" c ON c."teamId" = r."teamId" AND c."projectId" = r."projectId" AND c."threadId" = r."id"
		WHERE r."teamId" = ${teamId} AND r."projectId" = ${projectId} AND r."id" = r."threadId" AND r."resolvedAt" IS NULL
		GROUP BY 1, 2`
	return rows.map(({ count, ...place }) => ({ ...place, count: Number(count) }))
}

const MOST_UNANSWERED = 200

/** Threads that are not settled and that nobody but who began them has answered, oldest first. */
export async function listUnanswered({ teamId, projectId }: PlanScope): Promise<{ threadId: string; label: string }[]> {
	return await db().$queryRaw<{ threadId: string; label: string }[]>`
		SELECT r."threadId", r."label" FROM "comments" r
		WHERE r."teamId" = ${teamId} AND r."projectId" = ${projectId} AND r."id" = r."threadId" AND r."resolvedAt" IS NULL
			AND NOT EXISTS (
				SELECT 1 FROM "comments" c WHERE c."teamId" = r."teamId" AND c."projectId" = r."projectId"
					AND c."threadId" = r."id" AND c."authorId" <> r."authorId"
			)
		ORDER BY r."createdAt", r."id" LIMIT ${MOST_UNANSWERED}`
}

/** How much was said of a plan. */
export async function countComments({ teamId, projectId }: PlanScope): Promise<number> {
	return await db().comment.count({ where: { teamId, projectId } })
}

/** Settles a thread, or opens it again; false where there is none. */
export async function updateThread(
	{ teamId, projectId }: PlanScope,
	threadId: string,
	data: { resolvedAt: Date | null; resolvedByName: string | null },
): Promise<boolean> {
	const { count } = await db().comment.updateMany({ where: { teamId, projectId, id: threadId, threadId }, data })
	return count === 1
}
