import type { Actor } from '#server/access/actor.ts'
import { requireMember } from '#server/access/require-member.ts'
import { updateTeam } from '#server/store/rows/teams.ts'
import { writeAuditEntry } from './write-audit-entry.ts'

/**
 * Gives a team another name.
 * @throws not_found for strangers, forbidden below admin
 */
export async function renameTeam(actor: Actor, teamId: string, name: string): Promise<void> {
	await requireMember(actor, teamId, 'manageTeam')
	await updateTeam({ teamId }, { name })
	await writeAuditEntry(actor, teamId, { action: 'team.renamed', subject: name })
}
