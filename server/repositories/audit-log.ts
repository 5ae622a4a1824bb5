import { randomUUID } from 'node:crypto'
import { db } from '#server/db/transaction.ts'
import type { TeamScope } from './teams.ts'

export type AuditRow = { at: Date; actorName: string; action: string; subject: string }

/** Writes down who did what to whom. */
export async function createAuditEntry(
	scope: TeamScope,
	entry: { actorId: string; actorName: string; action: string; subject: string; requestId: string | null },
): Promise<void> {
	await db().auditEntry.create({ data: { teamId: scope.teamId, id: randomUUID(), ...entry }, select: { id: true } })
}

/** The latest entries, newest first. */
export async function listAuditEntries(scope: TeamScope): Promise<AuditRow[]> {
	return await db().auditEntry.findMany({
		where: { teamId: scope.teamId },
		select: { at: true, actorName: true, action: true, subject: true },
		orderBy: { at: 'desc' },
		take: 200,
	})
}
