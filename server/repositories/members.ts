import { db } from '#server/db/transaction.ts'
import { ROLES, type Role } from '#shared/permissions.ts'
import type { TeamScope } from './teams.ts'

export type MemberRow = { userId: string; name: string; email: string | null; role: Role; joinedAt: Date }

/** The role a column holds; an unknown word counts as the lowest. */
export function roleOf(text: string): Role {
	return ROLES.find((role) => role === text) ?? 'viewer'
}

/** A user's role in the team, or null for a stranger. */
export async function findRole(scope: TeamScope, userId: string): Promise<Role | null> {
	const row = await db().member.findUnique({
		where: { teamId_userId: { teamId: scope.teamId, userId } },
		select: { role: true },
	})
	return row ? roleOf(row.role) : null
}

/** The team's members, owners' time order. */
export async function listMembers(scope: TeamScope): Promise<MemberRow[]> {
	const rows = await db().member.findMany({
		where: { teamId: scope.teamId },
		select: { userId: true, role: true, joinedAt: true, user: { select: { name: true, email: true } } },
		orderBy: { joinedAt: 'asc' },
	})
	return rows.map((row) => ({
		userId: row.userId,
		name: row.user.name,
		email: row.user.email,
		role: roleOf(row.role),
		joinedAt: row.joinedAt,
	}))
}

/** How many owners the team has. */
export async function countOwners(scope: TeamScope): Promise<number> {
	return await db().member.count({ where: { teamId: scope.teamId, role: 'owner' } })
}

/** Adds a member; who is one already keeps the role. */
export async function createMember(scope: TeamScope, member: { userId: string; role: Role }): Promise<void> {
	await db().member.createMany({ data: [{ teamId: scope.teamId, ...member }], skipDuplicates: true })
}

/** Changes a role; false when there is no such member. */
export async function updateRole(scope: TeamScope, userId: string, role: Role): Promise<boolean> {
	const { count } = await db().member.updateMany({ where: { teamId: scope.teamId, userId }, data: { role } })
	return count === 1
}

/** Removes a member; false when there is none. */
export async function deleteMember(scope: TeamScope, userId: string): Promise<boolean> {
	const { count } = await db().member.deleteMany({ where: { teamId: scope.teamId, userId } })
	return count === 1
}
