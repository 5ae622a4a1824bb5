import type { Actor } from '#server/access/actor.ts'
import { hashToken } from '#server/access/tokens.ts'
import { withinTeams, admit } from '#server/store/tenancy/admit.ts'
import {
	findInvitationByToken,
	updatePendingInvitation,
	type InvitationRow,
	acceptPendingInvitation,
	listInvitationsFor,
} from '#server/store/rows/invitations.ts'
import { findRole, createMember, findMembership } from '#server/store/rows/members.ts'
import { findTeamState, lockTeam } from '#server/store/rows/teams.ts'
import { findUser, findAccount } from '#server/store/rows/accounts/users.ts'
import { type Role, grantableRoles } from '#shared/permissions.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { AppError } from '#server/access/app-error.ts'
import { writeAuditEntry } from './write-audit-entry.ts'
import { createAuditEntry } from '#server/store/rows/audit-log.ts'
import type { AuditAction } from '#shared/together/audit-words.ts'
import { openToken } from './invitations.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import type { FieldErrors } from '#server/access/account-answer.ts'
import { checkAccount, openAccount } from '#server/actions/accounts/sign-up.ts'

type Newcomer = { token: string; name: string; password: string }
type Joined =
	| { readonly ok: true; readonly userId: string; readonly teamId: string }
	| { readonly ok: false; readonly errors: FieldErrors }

/**
 * Makes an account for the address an invitation was made for, and joins its team. The address comes from the invitation,
 * never from the form.
 * @throws rate_limited
 */
export async function joinAsNewUser(
	origin: Origin,
	visitor: Actor | null,
	{ token, name, password }: Newcomer,
): Promise<Joined> {
	const invitation = await findInvitationByToken(hashToken(token))
	if (invitation === null || !isOpen(invitation)) {
		return {
			ok: false,
			errors: { '': ['This invitation no longer works. Ask the person who invited you for a new link.'] },
		}
	}
	const { email } = invitation
	const stranger = visitor?.email === null ? visitor : null
	const checked = await checkAccount(origin, { name, email, password })
	if (!checked.ok) return checked
	// Both or neither: who loses the race for a link leaves no account behind.
	return await inTransaction(async () => {
		const userId = await openAccount(stranger, checked.account)
		const actor = { userId, name, email, requestId: visitor?.requestId ?? null }
		const { teamId } = await acceptInvitation(actor, token)
		return { ok: true, userId, teamId }
	})
}

type OwnInvitation = {
	readonly token: string
	readonly team: string
	readonly role: Role
	readonly expiresAt: Date
}

/** Invitations that wait for somebody; told only to who has proven the address, since they name teams. */
export async function listOwnInvitations({ userId }: Actor): Promise<OwnInvitation[]> {
	const account = await findAccount(userId)
	if (account === null || account.email === null || account.emailVerifiedAt === null) return []
	const rows = await listInvitationsFor(account.email)
	return rows.flatMap(({ sealedToken, teamName, role, expiresAt }) => {
		const token = sealedToken === null ? null : openToken(sealedToken)
		return token === null ? [] : [{ token, team: teamName, role, expiresAt }]
	})
}

/** Turns an invitation down; the link is then worthless. Whoever holds the link may, as with the letter itself. */
export async function declineInvitation(token: string): Promise<void> {
	const invitation = await findInvitationByToken(hashToken(token))
	if (invitation === null || !isOpen(invitation)) throw new AppError('not_found', WORTHLESS)
	await withinTeams([invitation.teamId], () => decline(invitation))
}

async function decline({ teamId, id, email }: InvitationRow): Promise<void> {
	if (!(await updatePendingInvitation({ teamId }, id, { declinedAt: new Date() }))) return
	const action: AuditAction = 'invitation.declined'
	// Whoever declines need have no account: the log names the address.
	await createAuditEntry({ teamId }, { actorId: null, actorName: email, action, subject: email, requestId: null })
}

/** What somebody is told whose link does nothing any more. */
export const WORTHLESS = {
	userMessage: 'This invitation no longer works.',
	mend: 'Ask the person who invited you for a new link.',
}

/**
 * Joins the team an invitation names: once, and only as the address it was made for.
 * @throws not_found when the link is worthless, forbidden under another address
 */
export async function acceptInvitation(actor: Actor, token: string): Promise<{ teamId: string }> {
	return await inTransaction(async () => {
		const invitation = await findInvitationByToken(hashToken(token))
		if (invitation === null || !isOpen(invitation)) throw new AppError('not_found', WORTHLESS)
		const { teamId, id, email, role, invitedById } = invitation
		if (actor.email !== email) {
			throw new AppError('forbidden', {
				userMessage: `This invitation is for ${email}.`,
				mend: 'Log out, then log in or create an account with that address.',
			})
		}
		admit(teamId)
		await lockTeam({ teamId })
		// Who may no longer grant the role can't have it granted by a link left over from before.
		const inviter = await findMembership({ teamId }, invitedById)
		if (inviter === null || inviter.teamIsDeleted || !grantableRoles(inviter.role).includes(role))
			throw new AppError('not_found', WORTHLESS)
		if (!(await acceptPendingInvitation({ teamId }, id, actor.userId))) throw new AppError('not_found', WORTHLESS)
		await createMember({ teamId }, { userId: actor.userId, role })
		await writeAuditEntry(actor, teamId, { action: 'invitation.accepted', subject: email })
		return { teamId }
	})
}

type InvitationDetails = {
	teamId: string
	team: string
	inviter: string
	email: string
	role: Role
	expiresAt: Date
}

/** The states an invitation's page can be in. Whoever has no good link learns nothing about the team. */
export type InvitationState =
	| { readonly state: 'invalid' }
	| { readonly state: 'revoked' }
	| { readonly state: 'already_member'; readonly teamId: string; readonly team: string }
	| { readonly state: 'wrong_account'; readonly details: InvitationDetails; readonly signedInAs: string }
	| { readonly state: 'ready'; readonly details: InvitationDetails; readonly signedIn: boolean }

/** What the link means for whoever opens it. */
export async function getInvitation(actor: Actor | null, token: string): Promise<InvitationState> {
	const invitation = await findInvitationByToken(hashToken(token))
	if (invitation === null) return { state: 'invalid' }
	return await withinTeams([invitation.teamId], () => stateOf(actor, invitation))
}

async function stateOf(actor: Actor | null, invitation: InvitationRow): Promise<InvitationState> {
	const { teamId, email } = invitation
	const team = await findTeamState({ teamId })
	if (team === null || team.deletedAt !== null) return { state: 'invalid' }
	if (actor !== null && (await findRole({ teamId }, actor.userId)) !== null) {
		return { state: 'already_member', teamId, team: team.name }
	}
	if (invitation.revokedAt !== null) return { state: 'revoked' }
	if (!isOpen(invitation)) return { state: 'invalid' }
	if (invitation.openedAt === null) await updatePendingInvitation({ teamId }, invitation.id, { openedAt: new Date() })
	const details = await detailsOf(invitation, team.name)
	const signedInAs = actor?.email ?? null
	if (signedInAs !== null && signedInAs !== email) return { state: 'wrong_account', details, signedInAs }
	return { state: 'ready', details, signedIn: signedInAs === email }
}

/** Whether an invitation can still be answered. */
export function isOpen({ acceptedAt, declinedAt, revokedAt, expiresAt }: InvitationRow): boolean {
	return acceptedAt === null && declinedAt === null && revokedAt === null && expiresAt > new Date()
}

async function detailsOf(
	{ teamId, email, role, invitedById, expiresAt }: InvitationRow,
	team: string,
): Promise<InvitationDetails> {
	const inviter = await findUser(invitedById)
	return { teamId, team, inviter: inviter?.name ?? 'A former member', email, role, expiresAt }
}
