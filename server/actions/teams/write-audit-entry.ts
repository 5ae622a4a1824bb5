import type { Actor } from '#server/access/actor.ts'
import { createAuditEntry } from '#server/store/rows/audit-log.ts'
import type { AuditAction } from '#shared/audit/audit-words.ts'

/** Writes into the team's audit log what the actor did. */
export async function writeAuditEntry(
	actor: Actor,
	teamId: string,
	{ action, subject, projectId }: { action: AuditAction; subject: string; projectId?: string },
): Promise<void> {
	const { userId: actorId, name: actorName, requestId } = actor
	await createAuditEntry({ teamId }, { actorId, actorName, action, subject, requestId, projectId })
}
