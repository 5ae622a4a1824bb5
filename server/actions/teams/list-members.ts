import type { Actor } from '#server/access/actor.ts'
import { requireMember } from '#server/access/require-member.ts'
import { listMembers as listMemberRows, type MemberRow } from '#server/store/rows/members.ts'

/**
 * The team's members.
 * @throws not_found for strangers
 */
export async function listMembers(actor: Actor, teamId: string): Promise<MemberRow[]> {
	await requireMember(actor, teamId, 'seePlans')
	return await listMemberRows({ teamId })
}
