import type { Actor } from '#server/access/actor.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { forbidden, notFound } from '#server/access/app-error.ts'
import { requireMember } from '#server/access/require-member.ts'
import { deleteMember, findMember } from '#server/store/rows/members.ts'
import { lockTeam } from '#server/store/rows/teams.ts'
import { may } from '#shared/permissions.ts'
import { requireAnotherOwner } from './change-role.ts'
import { writeAuditEntry } from './write-audit-entry.ts'

/**
 * Takes a member out of the team; the plans they worked on stay.
 * @throws not_found, forbidden; conflict when the last owner would be gone
 */
export async function removeMember(actor: Actor, teamId: string, userId: string): Promise<void> {
	await inTransaction(async () => {
		await lockTeam({ teamId })
		const own = await requireMember(actor, teamId, 'manageTeam')
		const member = await findMember({ teamId }, userId)
		if (member === null) throw notFound('member')
		const { role, name } = member
		if (role === 'owner' && !may(own, 'ownTeam')) throw forbidden('remove an owner')
		if (role === 'owner') await requireAnotherOwner(teamId)
		await deleteMember({ teamId }, userId)
		await writeAuditEntry(actor, teamId, { action: 'member.removed', subject: name })
	})
}

/**
 * Leaves a team.
 * @throws not_found; conflict for the last owner
 */
export async function leaveTeam(actor: Actor, teamId: string): Promise<void> {
	await inTransaction(async () => {
		await lockTeam({ teamId })
		const role = await requireMember(actor, teamId, 'seePlans')
		if (role === 'owner') await requireAnotherOwner(teamId)
		await deleteMember({ teamId }, actor.userId)
		await writeAuditEntry(actor, teamId, { action: 'member.left', subject: actor.name })
	})
}
