import { randomUUID } from 'node:crypto'
import { db } from '#server/db/transaction.ts'
import type { TeamScope } from './teams.ts'

/** Writes down who did what to whom. */
export async function createAuditEntry(
	scope: TeamScope,
	entry: { actorId: string; actorName: string; action: string; subject: string; requestId: string | null },
): Promise<void> {
	await db().auditEntry.create({ data: { teamId: scope.teamId, id: randomUUID(), ...entry }, select: { id: true } })
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
