import { db } from '#server/store/transaction.ts'
import { ROLES, type Role } from '#shared/permissions.ts'
import type { TeamScope } from './teams.ts'

export type MemberRow = { userId: string; name: string; email: string | null; role: Role; joinedAt: Date }

/** The role a column holds; an unknown word counts as the lowest. */
export function roleOf(text: string): Role {
	return ROLES.find((role) => role === text) ?? 'viewer'
}

/** A user's role in the team, or null for a stranger. */
export async function findRole(scope: TeamScope, userId: string): Promise<Role | null> {
	const row = await db().member.findFirst({
		where: { teamId: scope.teamId, userId },
		select: { role: true },
	})
	return row ? roleOf(row.role) : null
}

/** What a user's membership opens: the role, and what of the team stands before it. */
export type Membership = {
	readonly role: Role
	/** the team lies in the bin */
	readonly teamIsDeleted: boolean
	/** the team asks for a second step at log-in, and the user has none */
	readonly lacksSecondStep: boolean
}

const gateOfTeam = { deletedAt: true, needsSecondStep: true } as const
const gateOfUser = {
	secondFactor: { select: { confirmedAt: true } },
	passkeys: { select: { id: true }, take: 1 },
} as const

/** What of a team and of a member decides about an open door; for look-ups that start elsewhere. */
export const gateColumns = { team: gateOfTeam, user: gateOfUser } as const

type GateRow = {
	role: string
	team: { deletedAt: Date | null; needsSecondStep: boolean }
	user: { secondFactor: { confirmedAt: Date | null } | null; passkeys: { id: string }[] }
}

/** The membership that a row of the table means. */
export function membershipOf({ role, team, user }: GateRow): Membership {
	const hasSecondStep = user.passkeys.length > 0 || (user.secondFactor?.confirmedAt ?? null) !== null
	return {
		role: roleOf(role),
		teamIsDeleted: team.deletedAt !== null,
		lacksSecondStep: team.needsSecondStep && !hasSecondStep,
	}
}

/** A user's membership of the team, deleted or not, or null for a stranger. */
export async function findMembership(scope: TeamScope, userId: string): Promise<Membership | null> {
	const row = await db().member.findFirst({
		where: { teamId: scope.teamId, userId },
		select: { role: true, team: { select: gateOfTeam }, user: { select: gateOfUser } },
	})
	return row ? membershipOf(row) : null
}

/** Members who log in with a password alone. */
export async function listMembersWithoutSecondStep(scope: TeamScope): Promise<{ userId: string; name: string }[]> {
	const rows = await db().member.findMany({
		where: {
			teamId: scope.teamId,
			user: { passkeys: { none: {} }, NOT: { secondFactor: { confirmedAt: { not: null } } } },
		},
		select: { userId: true, user: { select: { name: true } } },
		orderBy: { joinedAt: 'asc' },
	})
	return rows.map(({ userId, user }) => ({ userId, name: user.name }))
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

/** A member's name and role, or null for who is none. */
export async function findMember(scope: TeamScope, userId: string): Promise<{ name: string; role: Role } | null> {
	const row = await db().member.findFirst({
		where: { teamId: scope.teamId, userId },
		select: { role: true, user: { select: { name: true } } },
	})
	return row ? { name: row.user.name, role: roleOf(row.role) } : null
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
