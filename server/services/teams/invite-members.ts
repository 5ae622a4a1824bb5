import type { Actor } from '#server/auth/actor.ts'
import { spendTry } from '#server/auth/rate-limits.ts'
import { hashToken, newId, newToken } from '#server/auth/tokens.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { forbidden, notFound } from '#server/http/app-error.ts'
import { requireMember } from '#server/http/require-member.ts'
import {
	createInvitations,
	listPendingInvitations,
	renewInvitation,
	updatePendingInvitation,
} from '#server/repositories/invitations.ts'
import { listMembers } from '#server/repositories/members.ts'
import { findTeam, lockTeam } from '#server/repositories/teams.ts'
import { mailIsOn } from '#server/services/mail/send-mail.ts'
import { grantableRoles, ROLE_LABELS, type Role } from '#shared/permissions.ts'
import { emailSchema, splitAddresses } from '#shared/schemas/account-forms.ts'
import { inviteExpiry, invitationLink, mailInvitation } from './invitation-link.ts'
import { writeAuditEntry } from './write-audit-entry.ts'

export type InviteOutcome = 'invited' | 'renewed' | 'already_member' | 'invalid'
/** What came of one address; the link is told here once, and made anew by «Copy link» later. */
export type InviteResult = { readonly address: string; readonly outcome: InviteOutcome; readonly link: string | null }

type Invite = { addresses: string; role: Role; note: string; address: string }

/**
 * Invites addresses into a team, each with its own result. An address invited before gets a new link and role.
 * @throws not_found for strangers, forbidden below admin or above one's own role, rate_limited
 */
export async function inviteMembers(actor: Actor, teamId: string, invite: Invite): Promise<InviteResult[]> {
	const own = await requireMember(actor, teamId, 'manageTeam')
	if (!grantableRoles(own).includes(invite.role)) throw forbidden(`invite somebody as ${ROLE_LABELS[invite.role]}`)
	const team = await findTeam({ teamId })
	if (team === null) throw notFound('team')
	const results: InviteResult[] = []
	for (const text of splitAddresses(invite.addresses).slice(0, 100))
		results.push(await inviteOne(actor, team, { ...invite, text }))
	return results
}

async function inviteOne(
	actor: Actor,
	team: { id: string; name: string },
	{ text, role, note, address }: Invite & { text: string },
): Promise<InviteResult> {
	const parsed = emailSchema.safeParse(text)
	if (!parsed.success) return { address: text, outcome: 'invalid', link: null }
	const email = parsed.data
	await spendTry('inviteByTeam', team.id)
	const token = newToken()
	const outcome = await inTransaction(() =>
		storeInvitation(actor, team.id, { email, role, tokenHash: hashToken(token) }),
	)
	if (outcome === 'already_member') return { address: email, outcome, link: null }
	const link = invitationLink(address, token)
	if (mailIsOn()) await mailInvitation(actor, { team: team.name, email, role, note, link })
	return { address: email, outcome, link }
}

async function storeInvitation(
	actor: Actor,
	teamId: string,
	{ email, role, tokenHash }: { email: string; role: Role; tokenHash: string },
): Promise<Exclude<InviteOutcome, 'invalid'>> {
	// Two people who invite the same address at once then make one invitation, not two.
	await lockTeam({ teamId })
	const members = await listMembers({ teamId })
	if (members.some((member) => member.email === email)) return 'already_member'
	const pending = (await listPendingInvitations({ teamId })).find((invitation) => invitation.email === email)
	const expiresAt = inviteExpiry()
	const sent = mailIsOn() ? { sentAt: new Date() } : {}
	if (pending) {
		await renewInvitation({ teamId }, pending.id, { tokenHash, expiresAt })
		await updatePendingInvitation({ teamId }, pending.id, { role, ...sent })
	} else {
		await createInvitations({ teamId }, [
			{ id: newId(), tokenHash, email, role, invitedById: actor.userId, expiresAt, ...sent },
		])
	}
	await writeAuditEntry(actor, teamId, { action: 'invitation.sent', subject: `${email} as ${role}` })
	return pending ? 'renewed' : 'invited'
}
