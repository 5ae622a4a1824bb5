import type { Actor } from '#server/auth/actor.ts'
import { requireMember } from '#server/http/gates/require-member.ts'
import { deleteTeam as deleteTeamRow } from '#server/repositories/teams.ts'

/**
 * Removes a team with its projects, for good.
 * @throws not_found for strangers, forbidden below owner
 */
export async function deleteTeam(actor: Actor, teamId: string): Promise<void> {
	await requireMember(actor, teamId, 'ownTeam')
	await deleteTeamRow({ teamId })
}
