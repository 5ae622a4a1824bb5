import type { Actor } from '#server/access/actor.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { AppError, notFound } from '#server/access/app-error.ts'
import { requireMember } from '#server/access/require-member.ts'
import { findMember, updateRole } from '#server/store/rows/members.ts'
import { lockTeam } from '#server/store/rows/teams.ts'
import { writeAuditEntry } from './write-audit-entry.ts'

/**
 * Hands a team over: the member becomes an owner and the actor an admin, both or neither.
 * @throws not_found, forbidden below owner; conflict where the actor would hand it to themselves
 */
export async function transferOwnership(actor: Actor, teamId: string, userId: string): Promise<void> {
	await inTransaction(async () => {
		await lockTeam({ teamId })
		await requireMember(actor, teamId, 'ownTeam')
		const member = await findMember({ teamId }, userId)
		if (member === null) throw notFound('member')
		if (userId === actor.userId) {
			throw new AppError('conflict', { userMessage: 'You own this team already.', mend: 'Choose somebody else.' })
		}
		await updateRole({ teamId }, userId, 'owner')
		await updateRole({ teamId }, actor.userId, 'admin')
		await writeAuditEntry(actor, teamId, { action: 'team.handed_over', subject: member.name })
	})
}
