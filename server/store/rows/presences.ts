import type { Presence } from '#server/store/generated/client.ts'
import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { db } from '#server/store/transaction.ts'

export type PresenceRow = Pick<
	Presence,
	'id' | 'userId' | 'userName' | 'scenarioId' | 'page' | 'list' | 'itemId' | 'field'
>
/** Where somebody is in a plan, and which cell they type in; empty where they do not. */
export type Whereabouts = Pick<PresenceRow, 'page' | 'list' | 'itemId' | 'field'>

/** Notes that somebody has opened a plan. */
export async function createPresence(
	presence: Pick<PresenceRow, 'id' | 'userId' | 'userName' | 'scenarioId'> & {
		teamId: string
		projectId: string
		sessionId: string | null
	},
): Promise<void> {
	await db().presence.create({ data: presence, select: { id: true } })
}

/** Who has a plan open and was seen within so long, by the clock that notes it; those who came first first. */
export async function listPresences(
	{ teamId, projectId }: { teamId: string; projectId: string },
	withinMs: number,
): Promise<PresenceRow[]> {
	return await db().$queryRaw<PresenceRow[]>`
		SELECT "id", "userId", "userName", "scenarioId", "page", "list", "itemId", "field" FROM "presences"
		WHERE "teamId" = ${teamId} AND "projectId" = ${projectId}
			AND "seenAt" > now() - ${withinMs} * interval '1 millisecond'
		ORDER BY "since", "id"`
}

/** Notes where somebody is now; false where that page of theirs is not open. */
export async function updatePresence(
	{ teamId, userId, id }: { teamId: string; userId: string; id: string },
	at: Whereabouts,
): Promise<boolean> {
	const { count } = await db().presence.updateMany({ where: { teamId, id, userId }, data: at })
	return count === 1
}

export async function deletePresence({ teamId, id }: { teamId: string; id: string }): Promise<void> {
	await db().presence.deleteMany({ where: { teamId, id } })
}

/** Removes what a server left behind that ended without a word. */
export async function deletePresencesBefore(time: Date): Promise<void> {
	await db().presence.deleteMany({ where: { seenAt: { lt: time } } })
}

/** A page that may stay open, and the number of the latest edit of what it shows. */
export type OpenPresence = { readonly id: string; readonly rev: number }

/** Notes pages as seen now, and answers which of them their readers may still have open, for all teams of this server at once. */
export async function renewPresences(ids: readonly string[]): Promise<OpenPresence[]> {
	if (ids.length === 0) return []
	const wanted = [...ids]
	return await acrossTeams(
		() => db().$queryRaw<OpenPresence[]>`
		WITH seen AS (
			UPDATE "presences" SET "seenAt" = now() WHERE "id" = ANY(${wanted})
			RETURNING "id", "teamId", "projectId", "scenarioId", "userId", "sessionId"
		)
		SELECT seen."id", s."rev" + coalesce(b."rev", 0) AS "rev"
		FROM seen
		JOIN "members" m ON m."teamId" = seen."teamId" AND m."userId" = seen."userId"
		JOIN "teams" t ON t."id" = seen."teamId" AND t."deletedAt" IS NULL
		JOIN "projects" p ON p."teamId" = seen."teamId" AND p."id" = seen."projectId" AND p."deletedAt" IS NULL
		JOIN "scenarios" s ON s."teamId" = seen."teamId" AND s."id" = seen."scenarioId" AND s."deletedAt" IS NULL
		LEFT JOIN "scenarios" b
			ON b."teamId" = seen."teamId" AND b."projectId" = seen."projectId" AND b."baseline" AND NOT s."baseline"
		LEFT JOIN "sessions" o ON o."id" = seen."sessionId" AND o."expiresAt" > now() AND o."endsAt" > now()
		WHERE (seen."sessionId" IS NULL OR o."id" IS NOT NULL)
			AND (
				NOT t."needsSecondStep"
				OR EXISTS (SELECT 1 FROM "passkeys" k WHERE k."userId" = seen."userId")
				OR EXISTS (SELECT 1 FROM "second_factors" f WHERE f."userId" = seen."userId" AND f."confirmedAt" IS NOT NULL)
			)`,
	)
}
