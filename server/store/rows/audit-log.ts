import { randomUUID } from 'node:crypto'
import type { Prisma } from '#server/store/generated/client.ts'
import { db } from '#server/store/transaction.ts'
import type { TeamScope } from './teams.ts'

/** Writes down who did what to whom. */
export async function createAuditEntry(
	scope: TeamScope,
	{
		projectId,
		...entry
	}: {
		actorId: string | null
		actorName: string
		action: string
		subject: string
		requestId: string | null
		/** the plan it is about, where it is about one */
		projectId?: string | undefined
	},
): Promise<void> {
	const details = projectId === undefined ? {} : { projectId }
	const data = { teamId: scope.teamId, id: randomUUID(), ...entry, details }
	await db().auditEntry.create({ data, select: { id: true } })
}

const columns = { id: true, at: true, actorName: true, action: true, subject: true, requestId: true } as const
export type AuditRow = Prisma.AuditEntryGetPayload<{ select: typeof columns }>

/** What is looked for; null does not narrow. `after`: the last entry seen, of which those before come. */
export type AuditSought = {
	actorId: string | null
	actions: string[] | null
	since: Date | null
	until: Date | null
	after: Pick<AuditRow, 'at' | 'id'> | null
	most: number
}

/** A team's entries, the latest first. */
export async function listAuditEntries(
	{ teamId }: TeamScope,
	{ actorId, actions, since, until, after, most }: AuditSought,
): Promise<AuditRow[]> {
	return await db().auditEntry.findMany({
		where: {
			teamId,
			...(actorId !== null && { actorId }),
			...(actions !== null && { action: { in: actions } }),
			AND: [
				since === null ? {} : { at: { gte: since } },
				until === null ? {} : { at: { lt: until } },
				after === null ? {} : { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] },
			],
		},
		select: columns,
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		take: most,
	})
}

const MOST_PEOPLE = 500

/** Who has entries in a team's log, by name; each once, under the name of their last entry. */
export async function listAuditPeople({ teamId }: TeamScope): Promise<{ id: string; name: string }[]> {
	// The client's own `distinct` would fetch the whole log to find them in it.
	const people = await db().$queryRaw<{ id: string; name: string }[]>`
		SELECT DISTINCT ON ("actorId") "actorId" AS "id", "actorName" AS "name" FROM "audit_log"
		WHERE "teamId" = ${teamId} AND "actorId" IS NOT NULL
		ORDER BY "actorId", "at" DESC LIMIT ${MOST_PEOPLE}`
	return people.sort((one, other) => one.name.localeCompare(other.name, 'en'))
}

const MOST_ENTRIES = 10_000

/** What a user has done in a team beside its plans, oldest first. */
export async function listAuditEntriesBy(
	{ teamId }: TeamScope,
	actorId: string,
): Promise<{ at: Date; action: string; subject: string }[]> {
	return await db().auditEntry.findMany({
		where: { teamId, actorId },
		select: { at: true, action: true, subject: true },
		orderBy: { at: 'asc' },
		take: MOST_ENTRIES,
	})
}
