import type { Actor } from '#server/access/actor.ts'
import { requireMember } from '#server/access/require-member.ts'
import {
	listMembers as listMemberRows,
	type MemberRow,
	countOwners,
	findMember,
	updateRole,
	deleteMember,
} from '#server/store/rows/members.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { AppError, forbidden, notFound } from '#server/access/app-error.ts'
import { lockTeam } from '#server/store/rows/teams.ts'
import { grantableRoles, may, ROLE_LABELS, type Role } from '#shared/permissions.ts'
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
			throw new AppError('conflict', { userMessage: 'You own this team already.', mend: 'Choose someone else.' })
		}
		await updateRole({ teamId }, userId, 'owner')
		await updateRole({ teamId }, actor.userId, 'admin')
		await writeAuditEntry(actor, teamId, { action: 'team.handed_over', subject: member.name })
	})
}

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
		if (!grantable) throw forbidden(`make someone ${ROLE_LABELS[role]}`)
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
		mend: 'Make someone else an owner first.',
	})
}

/**
 * The team's members.
 * @throws not_found for strangers
 */
export async function listMembers(actor: Actor, teamId: string): Promise<MemberRow[]> {
	await requireMember(actor, teamId, 'seePlans')
	return await listMemberRows({ teamId })
}
