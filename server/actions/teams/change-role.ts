import type { Actor } from '#server/access/actor.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { AppError, forbidden, notFound } from '#server/access/app-error.ts'
import { requireMember } from '#server/access/require-member.ts'
import { countOwners, findMember, updateRole } from '#server/store/rows/members.ts'
import { lockTeam } from '#server/store/rows/teams.ts'
import { grantableRoles, may, ROLE_LABELS, type Role } from '#shared/permissions.ts'
import { writeAuditEntry } from './write-audit-entry.ts'

/**
 * Gives a member another role. Owners make owners; admins hand out what they hold and leave owners alone.
 * @throws not_found, forbidden; conflict when the last owner would be gone
 */
export async function changeRole(
	actor: Actor,
	teamId: string,
	{ userId, role }: { userId: string; role: Role },
): Promise<void> {
	await inTransaction(async () => {
		await lockTeam({ teamId })
		const own = await requireMember(actor, teamId, 'manageTeam')
		const member = await findMember({ teamId }, userId)
		if (member === null) throw notFound('member')
		const { role: before, name } = member
		const grantable = may(own, 'ownTeam') || (before !== 'owner' && grantableRoles(own).includes(role))
		if (!grantable) throw forbidden(`make somebody ${ROLE_LABELS[role]}`)
		if (before === 'owner' && role !== 'owner') await requireAnotherOwner(teamId)
		await updateRole({ teamId }, userId, role)
		await writeAuditEntry(actor, teamId, {
			action: 'member.role_changed',
			subject: `${name}: ${ROLE_LABELS[before]} to ${ROLE_LABELS[role]}`,
		})
	})
}

/**
 * Guards the last owner. Only right inside a transaction that holds the team's row: two owners who leave at once would
 * otherwise each count the other.
 * @throws conflict when there is no second owner
 */
export async function requireAnotherOwner(teamId: string): Promise<void> {
	if ((await countOwners({ teamId })) > 1) return
	throw new AppError('conflict', {
		userMessage: 'The last owner can’t leave or take a lower role.',
		mend: 'Make somebody else an owner first.',
	})
}
