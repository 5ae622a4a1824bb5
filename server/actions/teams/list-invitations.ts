import type { Actor } from '#server/access/actor.ts'
import { requireMember } from '#server/access/require-member.ts'
import { listPendingInvitations, type InvitationRow } from '#server/store/rows/invitations.ts'

/**
 * Invitations nobody has answered yet.
 * @throws not_found for strangers, forbidden below admin
 */
export async function listInvitations(actor: Actor, teamId: string): Promise<InvitationRow[]> {
	await requireMember(actor, teamId, 'manageTeam')
	return await listPendingInvitations({ teamId })
}
