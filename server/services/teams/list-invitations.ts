import type { Actor } from '#server/auth/actor.ts'
import { requireMember } from '#server/http/gates/require-member.ts'
import { listPendingInvitations, type InvitationRow } from '#server/repositories/invitations.ts'

/**
 * Invitations nobody has answered yet.
 * @throws not_found for strangers, forbidden below admin
 */
export async function listInvitations(actor: Actor, teamId: string): Promise<InvitationRow[]> {
	await requireMember(actor, teamId, 'manageTeam')
	return await listPendingInvitations({ teamId })
}
