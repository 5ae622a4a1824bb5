import type { Prisma } from '#server/store/generated/client.ts'
import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { db } from '#server/store/transaction.ts'
import type { Role } from '#shared/permissions.ts'
import { roleOf } from './members.ts'
import type { TeamScope } from './teams.ts'

const columns = {
	teamId: true,
	id: true,
	/** the link's token, sealed; null where it was made before links could be shown again */
	sealedToken: true,
	email: true,
	role: true,
	invitedById: true,
	createdAt: true,
	sentAt: true,
	openedAt: true,
	expiresAt: true,
	goodForDays: true,
	acceptedAt: true,
	acceptedById: true,
	declinedAt: true,
	revokedAt: true,
} as const

type StoredInvitation = Prisma.InvitationGetPayload<{ select: typeof columns }>
export type InvitationRow = Omit<StoredInvitation, 'role'> & { role: Role }

const stillOpen = { acceptedAt: null, declinedAt: null, revokedAt: null } as const

const invitationOf = (row: StoredInvitation): InvitationRow => ({ ...row, role: roleOf(row.role) })

/** Adds invitations; of their tokens a hash to find them by and the sealed text to show them again are kept. */
export async function createInvitations(
	scope: TeamScope,
	rows: {
		id: string
		tokenHash: string
		sealedToken: Uint8Array<ArrayBuffer>
		email: string
		role: Role
		invitedById: string
		expiresAt: Date
		goodForDays: number
		sentAt?: Date
	}[],
): Promise<void> {
	await db().invitation.createMany({ data: rows.map((row) => ({ teamId: scope.teamId, ...row })) })
}

/** Invitations nobody has answered or revoked, newest first; expired ones too, so that they can be sent again. */
export async function listPendingInvitations(scope: TeamScope): Promise<InvitationRow[]> {
	const rows = await db().invitation.findMany({
		where: { teamId: scope.teamId, ...stillOpen },
		select: columns,
		orderBy: [{ createdAt: 'desc' }, { email: 'asc' }],
	})
	return rows.map(invitationOf)
}

/** An invitation by the hash of its token: the one look-up that starts from a link and not from a team. */
export async function findInvitationByToken(tokenHash: string): Promise<InvitationRow | null> {
	const row = await acrossTeams(() => db().invitation.findFirst({ where: { tokenHash }, select: columns }))
	return row ? invitationOf(row) : null
}

/** Invitations of every team that wait for an address, the newest first. */
export async function listInvitationsFor(email: string): Promise<(InvitationRow & { teamName: string })[]> {
	const rows = await acrossTeams(() =>
		db().invitation.findMany({
			where: { email, ...stillOpen, expiresAt: { gt: new Date() }, team: { deletedAt: null } },
			select: { ...columns, team: { select: { name: true } } },
			orderBy: { createdAt: 'desc' },
			take: 50,
		}),
	)
	return rows.map(({ team, ...row }) => ({ ...invitationOf(row), teamName: team.name }))
}

/** A pending invitation, or null. */
export async function findPendingInvitation(scope: TeamScope, id: string): Promise<InvitationRow | null> {
	const row = await db().invitation.findFirst({ where: { teamId: scope.teamId, id, ...stillOpen }, select: columns })
	return row ? invitationOf(row) : null
}

/** Gives a pending invitation new time, and where a token is given that in place of the one before. */
export async function renewInvitation(
	scope: TeamScope,
	id: string,
	renewal: { expiresAt: Date; goodForDays?: number; tokenHash?: string; sealedToken?: Uint8Array<ArrayBuffer> },
): Promise<boolean> {
	const { count } = await db().invitation.updateMany({
		where: { teamId: scope.teamId, id, ...stillOpen },
		data: renewal,
	})
	return count === 1
}

/** Changes something on a pending invitation; false when it is not pending any more. */
export async function updatePendingInvitation(
	scope: TeamScope,
	id: string,
	changes: { role?: Role; sentAt?: Date; openedAt?: Date; declinedAt?: Date; revokedAt?: Date },
): Promise<boolean> {
	const { count } = await db().invitation.updateMany({
		where: { teamId: scope.teamId, id, ...stillOpen },
		data: changes,
	})
	return count === 1
}

/** Accepts a pending invitation that has not expired; true for the one caller that did. */
export async function acceptPendingInvitation(scope: TeamScope, id: string, userId: string): Promise<boolean> {
	const now = new Date()
	const { count } = await db().invitation.updateMany({
		where: { teamId: scope.teamId, id, ...stillOpen, expiresAt: { gt: now } },
		data: { acceptedAt: now, acceptedById: userId },
	})
	return count === 1
}
