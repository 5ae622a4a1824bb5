import type { Actor } from '#server/access/actor.ts'
import { spendInvitations } from '#server/access/limits/rate-limits.ts'
import { newId, newToken, hashToken } from '#server/access/tokens.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { forbidden, notFound } from '#server/access/app-error.ts'
import { requireMember } from '#server/access/require-member.ts'
import {
	createInvitations,
	listPendingInvitations,
	renewInvitation,
	updatePendingInvitation,
	type InvitationRow,
	findPendingInvitation,
} from '#server/store/rows/invitations.ts'
import { listMembers } from '#server/store/rows/members.ts'
import { findTeam, lockTeam } from '#server/store/rows/teams.ts'
import { mailIsOn, sendMail } from '#server/actions/mail.ts'
import { grantableRoles, ROLE_LABELS, type Role } from '#shared/permissions.ts'
import { emailSchema, INVITE_DAYS, splitAddresses } from '#shared/schemas/account-forms.ts'
import { writeAuditEntry } from './write-audit-entry.ts'
import { seal, unseal } from '#server/store/seal.ts'
import { counted } from '#shared/formats/months.ts'

/**
 * Invitations nobody has answered yet.
 * @throws not_found for strangers, forbidden below admin
 */
export async function listInvitations(actor: Actor, teamId: string): Promise<InvitationRow[]> {
	await requireMember(actor, teamId, 'manageTeam')
	return await listPendingInvitations({ teamId })
}

/**
 * Makes a pending invitation's link worthless.
 * @throws not_found, forbidden below admin
 */
export async function revokeInvitation(actor: Actor, teamId: string, invitationId: string): Promise<void> {
	await requireMember(actor, teamId, 'manageTeam')
	const invitation = await findPendingInvitation({ teamId }, invitationId)
	const revoked = await updatePendingInvitation({ teamId }, invitationId, { revokedAt: new Date() })
	if (invitation === null || !revoked) throw notFound('invitation')
	await writeAuditEntry(actor, teamId, { action: 'invitation.revoked', subject: invitation.email })
}

/**
 * Changes the role a pending invitation will give.
 * @throws not_found, forbidden below admin or above one's own role
 */
export async function changeInvitationRole(
	actor: Actor,
	teamId: string,
	{ invitationId, role }: { invitationId: string; role: Role },
): Promise<void> {
	const own = await requireMember(actor, teamId, 'manageTeam')
	if (!grantableRoles(own).includes(role)) throw forbidden(`invite someone as ${ROLE_LABELS[role]}`)
	const invitation = await findPendingInvitation({ teamId }, invitationId)
	if (invitation === null || !(await updatePendingInvitation({ teamId }, invitationId, { role })))
		throw notFound('invitation')
	await writeAuditEntry(actor, teamId, {
		action: 'invitation.role_changed',
		subject: `${invitation.email} to ${ROLE_LABELS[role]}`,
	})
}

const DAY_MS = 86_400_000

/** When an invitation made now stops working. */
function inviteExpiry(days: number): Date {
	return new Date(Date.now() + days * DAY_MS)
}

/** A new link's token in the two forms that are kept. */
function keptToken(token: string) {
	return { tokenHash: hashToken(token), sealedToken: seal(token) }
}

/**
 * What renews a pending invitation: as long again under the link it has, so that one already sent still works. Where the
 * link cannot be shown again, by age or since the server's secret has changed, a new one.
 */
export function renewalOf({ sealedToken, goodForDays }: Pick<InvitationRow, 'sealedToken' | 'goodForDays'>) {
	const expiresAt = inviteExpiry(goodForDays)
	const known = sealedToken === null ? null : openToken(sealedToken)
	if (known !== null) return { token: known, renewal: { expiresAt } }
	const token = newToken()
	return { token, renewal: { ...keptToken(token), expiresAt } }
}

/** A link's token as it was given out; null since the server's secret has changed. */
export function openToken(sealed: Uint8Array): string | null {
	try {
		return unseal(sealed)
	} catch {
		return null
	}
}

/** Where a link is shown: the server's public address, and the plan that whoever accepts it is to land on. */
export type LinkPlace = { readonly address: string; readonly plan?: string | null }

/** The address an invited person opens. */
export function invitationLink({ address, plan }: LinkPlace, token: string): string {
	return `${address}/invite/${token}${plan === null || plan === undefined ? '' : `?plan=${encodeURIComponent(plan)}`}`
}

type Letter = { team: string; email: string; role: Role; days: number; note: string; link: string }

/** Mails an invitation: who, which team, which role, the link in plain text. */
export async function mailInvitation(actor: Actor, { team, email, role, days, note, link }: Letter): Promise<void> {
	const text = [
		`${actor.name} invites you to ${team} on Strata, as ${ROLE_LABELS[role]}.`,
		...(note.trim() === '' ? [] : [`${actor.name} writes: ${note.trim()}`]),
		`Accept or decline here within ${counted(days, 'day')}: ${link}`,
		'Not you? Ignore this mail: nothing happens.',
	].join('\n\n')
	await sendMail({ to: email, subject: `${actor.name} invites you to ${team}`, text })
}

export const INVITE_OUTCOMES = ['invited', 'renewed', 'already_member', 'invalid'] as const
export type InviteOutcome = (typeof INVITE_OUTCOMES)[number]
/** What came of one address, with the link to hand on. */
export type InviteResult = { readonly address: string; readonly outcome: InviteOutcome; readonly link: string | null }

const MOST_AT_ONCE = 100

type Invite = LinkPlace & {
	readonly addresses: string
	readonly role: Role
	/** how long the links work; a week where nothing is said */
	readonly days?: number
	readonly note: string
}

/**
 * Invites addresses into a team, each with its own result and all or none: where the limit does not reach for all of them,
 * nobody is invited. An address invited before keeps its link and gets the new role and time.
 * @throws not_found for strangers, forbidden below admin or above one's own role, rate_limited
 */
export async function inviteMembers(actor: Actor, teamId: string, invite: Invite): Promise<InviteResult[]> {
	const own = await requireMember(actor, teamId, 'manageTeam')
	if (!grantableRoles(own).includes(invite.role)) throw forbidden(`invite someone as ${ROLE_LABELS[invite.role]}`)
	const team = await findTeam({ teamId })
	if (team === null) throw notFound('team')
	const { role, note, days = INVITE_DAYS.usual } = invite
	const read = splitAddresses(invite.addresses)
		.slice(0, MOST_AT_ONCE)
		.map((text) => ({ text, parsed: emailSchema.safeParse(text) }))
	const emails = [...new Set(read.flatMap(({ parsed }) => (parsed.success ? [parsed.data] : [])))]
	const stored = await inTransaction(async () => {
		await spendInvitations(team.id, emails.length)
		return await storeInvitations(actor, team.id, { emails, role, days })
	})
	const results = read.map(({ text, parsed }): InviteResult => {
		const made = parsed.success ? stored.get(parsed.data) : undefined
		if (made === undefined || !parsed.success) return { address: text, outcome: 'invalid', link: null }
		const link = made.token === null ? null : invitationLink(invite, made.token)
		return { address: parsed.data, outcome: made.outcome, link }
	})
	if (mailIsOn()) {
		for (const [email, { token }] of stored) {
			if (token === null) continue
			const link = invitationLink(invite, token)
			await mailInvitation(actor, { team: team.name, email, role, days, note, link })
		}
	}
	return results
}

type InvitationsStored = { readonly outcome: Exclude<InviteOutcome, 'invalid'>; readonly token: string | null }

async function storeInvitations(
	actor: Actor,
	teamId: string,
	{ emails, role, days }: { emails: readonly string[]; role: Role; days: number },
): Promise<ReadonlyMap<string, InvitationsStored>> {
	// Two people who invite the same address at once then make one invitation, not two.
	await lockTeam({ teamId })
	const members = new Set((await listMembers({ teamId })).map(({ email }) => email))
	const pending = new Map((await listPendingInvitations({ teamId })).map((row) => [row.email, row]))
	const time = { expiresAt: inviteExpiry(days), goodForDays: days }
	const sent = mailIsOn() ? { sentAt: new Date() } : {}
	const stored = new Map<string, InvitationsStored>()
	for (const email of emails) {
		if (members.has(email)) {
			stored.set(email, { outcome: 'already_member', token: null })
			continue
		}
		const open = pending.get(email)
		const token = open === undefined ? newToken() : renewalOf(open).token
		if (open === undefined) {
			const row = { id: newId(), email, role, invitedById: actor.userId, ...time, ...sent }
			await createInvitations({ teamId }, [{ ...row, ...keptToken(token) }])
		} else {
			await renewInvitation({ teamId }, open.id, { ...keptToken(token), ...time })
			await updatePendingInvitation({ teamId }, open.id, { role, ...sent })
		}
		await writeAuditEntry(actor, teamId, {
			action: 'invitation.sent',
			subject: `${email} as ${ROLE_LABELS[role]}`,
		})
		stored.set(email, { outcome: open === undefined ? 'invited' : 'renewed', token })
	}
	return stored
}
