import type { InvitationRow } from '#server/store/rows/invitations.ts'
import type { MemberRow } from '#server/store/rows/members.ts'
import { grantableRoles, may, ROLES, type Role } from '#shared/permissions.ts'
import type { MemberView } from './member-table.tsx'
import type { MembersAnswer } from './members-answer.ts'
import type { PendingView } from './pending-table.tsx'

type Days = (date: Date) => string

/** Members as the table shows them, each with the roles the reader may give. */
export function memberViews(
	members: readonly MemberRow[],
	reader: { userId: string; role: Role; days: Days },
): MemberView[] {
	const owners = members.filter(({ role }) => role === 'owner').length
	return members.map(({ userId, name, email, role, joinedAt }) => {
		const self = userId === reader.userId
		// The only owner stays one until there is another.
		const isNeeded = role === 'owner' && owners === 1
		const roles = isNeeded ? [] : rolesToGive(reader.role, role)
		const mayGo = !isNeeded && (self || roles.length > 0)
		return { userId, name, email: email ?? '', role, joined: reader.days(joinedAt), self, mayGo, roles }
	})
}

function rolesToGive(own: Role, theirs: Role): readonly Role[] {
	if (may(own, 'ownTeam')) return ROLES
	return theirs === 'owner' ? [] : grantableRoles(own)
}

/** Pending invitations as the table shows them. */
export function pendingViews(
	invitations: readonly InvitationRow[],
	{ now, days }: { now: Date; days: Days },
): PendingView[] {
	return invitations.map(({ id, email, role, createdAt, sentAt, openedAt, expiresAt, goodForDays }) => ({
		id,
		email,
		role,
		made: days(sentAt ?? createdAt),
		opened: openedAt === null ? 'Not yet' : days(openedAt),
		expires: `${expiresAt <= now ? 'Expired' : days(expiresAt)} (${goodForDays === 1 ? '1 day' : `${goodForDays} days`})`,
	}))
}

/** The links an answer carries, by address. */
export function linksIn(
	answer: MembersAnswer | undefined,
	invitations: readonly PendingView[],
): Record<string, string> {
	if (answer?.kind === 'link') {
		const renewed = invitations.find(({ id }) => id === answer.invitationId)
		return renewed === undefined ? {} : { [renewed.email]: answer.link }
	}
	if (answer?.kind !== 'invited') return {}
	return Object.fromEntries(answer.results.flatMap(({ address, link }) => (link === null ? [] : [[address, link]])))
}

/** Asks before somebody is out of the team: what follows from it, and what does not. */
export const goingWords = ({ name, self }: MemberView, team: string) => ({
	title: self ? `Leave ${team}?` : `Remove ${name} from ${team}?`,
	text: `${self ? 'You' : name} will lose access to all its plans. Edits and comments stay. A new invitation restores access.`,
	verb: self ? 'Leave team' : `Remove ${name}`,
	intent: self ? 'leave' : 'remove',
})
