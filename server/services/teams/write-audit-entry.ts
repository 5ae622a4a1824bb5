import type { Actor } from '#server/auth/actor.ts'
import { createAuditEntry } from '#server/repositories/audit-log.ts'

/** Writes into the team's audit log what the actor did. */
export async function writeAuditEntry(
	actor: Actor,
	teamId: string,
	{ action, subject }: { action: string; subject: string },
): Promise<void> {
	const { userId: actorId, name: actorName, requestId } = actor
	await createAuditEntry({ teamId }, { actorId, actorName, action, subject, requestId })
}
