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
