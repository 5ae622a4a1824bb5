import type { Actor } from '#server/auth/actor.ts'
import { newId } from '#server/auth/tokens.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { createMember } from '#server/repositories/members.ts'
import { createTeam as createTeamRow } from '#server/repositories/teams.ts'
import { writeAuditEntry } from './write-audit-entry.ts'

/** Makes another team, owned by the actor. */
export async function createTeam(actor: Actor, name: string): Promise<{ teamId: string }> {
	const teamId = newId()
	await inTransaction(async () => {
		await createTeamRow({ id: teamId, name, kind: 'team' })
		await createMember({ teamId }, { userId: actor.userId, role: 'owner' })
		await writeAuditEntry(actor, teamId, { action: 'team.created', subject: name })
	})
	return { teamId }
}
