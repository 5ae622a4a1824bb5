import { Prisma } from '#server/store/generated/client.ts'
import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { db } from '#server/store/transaction.ts'

/** Whose teams are looked through: all, or one of them. */
export type Reader = { readonly userId: string; readonly teamId?: string | undefined }

export type DeedRow = {
	teamId: string
	projectId: string
	plan: string
	scenarioId: string
	scenario: string | null
	baselineId: string
	rev: number
	records: number
	userId: string
	userName: string
	at: Date
	why: string
	action: string
	kind: string
	itemId: string
	field: string
	name: string | null
}

/** Teams that open to somebody: theirs, not deleted, and with the second step they ask for. */
const openTo = ({ userId, teamId }: Reader) => Prisma.sql`
	SELECT t."id" FROM "members" m JOIN "teams" t ON t."id" = m."teamId"
	WHERE m."userId" = ${userId} AND t."deletedAt" IS NULL ${teamId === undefined ? Prisma.empty : Prisma.sql`AND t."id" = ${teamId}`}
		AND (NOT t."needsSecondStep"
			OR EXISTS (SELECT 1 FROM "passkeys" k WHERE k."userId" = m."userId")
			OR EXISTS (SELECT 1 FROM "second_factors" f WHERE f."userId" = m."userId" AND f."confirmedAt" IS NOT NULL))`

/**
 * The latest that was done in the plans of a reader's teams, the newest first: of what was done at once its first record. Each
 * team gives its own latest by the time at which it was done, so that neither many plans nor a long log cost more.
 */
export async function listTeamDeeds(reader: Reader, most: number): Promise<DeedRow[]> {
	const rows = await acrossTeams(
		() => db().$queryRaw<(Omit<DeedRow, 'records'> & { records: bigint })[]>`
		WITH "latest" AS (
			SELECT d.*, b."id" AS "baselineId"
			FROM (${openTo(reader)}) o
			CROSS JOIN LATERAL (
				SELECT p."teamId", p."id" AS "projectId", p."name" AS "plan", s."id" AS "scenarioId",
					CASE WHEN s."baseline" THEN NULL ELSE s."label" END AS "scenario",
					c."rev", c."userId", c."userName", c."at", c."why", c."action", c."kind", c."itemId",
					coalesce(c."fields" #>> '{0,field}', '') AS "field",
					coalesce(c."fields" #>> '{0,after,name}', c."fields" #>> '{0,before,name}') AS "name"
				FROM "changes" c
				JOIN "scenarios" s ON s."teamId" = c."teamId" AND s."id" = c."scenarioId" AND s."deletedAt" IS NULL
				JOIN "projects" p ON p."teamId" = s."teamId" AND p."id" = s."projectId" AND p."deletedAt" IS NULL
				WHERE c."teamId" = o."id" AND c."rev" = coalesce(c."step", c."rev")
				ORDER BY c."at" DESC, c."rev" DESC LIMIT ${most}
			) d
			JOIN "scenarios" b ON b."teamId" = d."teamId" AND b."projectId" = d."projectId" AND b."baseline"
			ORDER BY d."at" DESC, d."rev" DESC LIMIT ${most})
		SELECT l.*, (
			SELECT count(*) FROM "changes" c
			WHERE c."teamId" = l."teamId" AND c."scenarioId" = l."scenarioId" AND c."rev" >= l."rev"
				AND coalesce(c."step", c."rev") = l."rev"
		) AS "records"
		FROM "latest" l ORDER BY l."at" DESC, l."rev" DESC`,
	)
	return rows.map(({ records, ...row }) => ({ ...row, records: Number(records) }))
}

export type AuditDeedRow = {
	teamId: string
	team: string
	id: string
	projectId: string | null
	at: Date
	actorName: string
	action: string
	subject: string
}

/** What of an audit log is told: some actions to everybody in the team, others to roles of it. */
export type ToldOfAudit = {
	readonly everybody: readonly string[]
	readonly managers: { readonly roles: readonly string[]; readonly actions: readonly string[] }
	readonly most: number
}

/** The latest entries of the audit logs of a reader's teams that are told to them, the newest first. */
export async function listTeamAudit(
	reader: Reader,
	{ everybody, managers: { roles, actions }, most }: ToldOfAudit,
): Promise<AuditDeedRow[]> {
	return await acrossTeams(
		() => db().$queryRaw<AuditDeedRow[]>`
		SELECT a."teamId", t."name" AS "team", a."id", a."at", a."actorName", a."action", a."subject",
			a."details" ->> 'projectId' AS "projectId"
		FROM (${openTo(reader)}) o
		JOIN "teams" t ON t."id" = o."id"
		JOIN "members" m ON m."teamId" = o."id" AND m."userId" = ${reader.userId}
		CROSS JOIN LATERAL (
			SELECT * FROM "audit_log" e WHERE e."teamId" = o."id"
				AND (e."action" = ANY(${[...everybody]}) OR (m."role" = ANY(${[...roles]}) AND e."action" = ANY(${[...actions]})))
			ORDER BY e."at" DESC LIMIT ${most}
		) a
		ORDER BY a."at" DESC LIMIT ${most}`,
	)
}

export type ItemAt = {
	readonly teamId: string
	readonly scenarioId: string
	readonly list: string
	readonly id: string
}

/** Entries of plans, wherever they are. */
export async function listItemsAt(places: readonly ItemAt[]): Promise<(ItemAt & { item: unknown })[]> {
	if (places.length === 0) return []
	return await db().planItem.findMany({
		where: { OR: [...places] },
		select: { teamId: true, scenarioId: true, list: true, id: true, item: true },
	})
}

export type WaitingRow = {
	teamId: string
	projectId: string
	plan: string
	threadId: string
	scenarioId: string
	cause: string
	authorName: string
	text: string
	label: string
	kind: string
	itemId: string
	field: string
	scope: string
	month: string
	createdAt: Date
	readAt: Date | null
}

/** Threads that are not settled and have spoken to a reader who has not answered since, the latest first. */
export async function listWaitingTalk(reader: Reader, most: number): Promise<WaitingRow[]> {
	return await acrossTeams(
		() => db().$queryRaw<WaitingRow[]>`
		SELECT * FROM (
			SELECT DISTINCT ON (n."teamId", n."threadId") n."teamId", n."projectId", p."name" AS "plan", n."threadId", n."cause",
				n."createdAt", n."readAt", c."authorName", c."text", r."scenarioId", r."label", r."kind", r."itemId", r."field",
				r."scope", r."month"
			FROM "notifications" n
			JOIN "projects" p ON p."teamId" = n."teamId" AND p."id" = n."projectId" AND p."deletedAt" IS NULL
			JOIN "comments" c ON c."teamId" = n."teamId" AND c."id" = n."commentId"
			JOIN "comments" r ON r."teamId" = n."teamId" AND r."id" = n."threadId" AND r."resolvedAt" IS NULL
			WHERE n."userId" = ${reader.userId} AND n."teamId" IN (${openTo(reader)})
				AND NOT EXISTS (
					SELECT 1 FROM "comments" o
					WHERE o."teamId" = n."teamId" AND o."projectId" = n."projectId" AND o."threadId" = n."threadId"
						AND o."authorId" = n."userId" AND o."createdAt" > n."createdAt")
			ORDER BY n."teamId", n."threadId", n."createdAt" DESC
		) w ORDER BY w."createdAt" DESC LIMIT ${most}`,
	)
}
