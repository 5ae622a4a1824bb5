import type { Actor } from '#server/access/actor.ts'
import { seal, unseal } from '#server/store/seal.ts'
import { hashToken, newToken } from '#server/access/tokens.ts'
import type { InvitationRow } from '#server/store/rows/invitations.ts'
import { sendMail } from '#server/actions/mail/send-mail.ts'
import { ROLE_LABELS, type Role } from '#shared/permissions.ts'
import { counted } from '#shared/formats/months.ts'

const DAY_MS = 86_400_000

/** When an invitation made now stops working. */
export function inviteExpiry(days: number): Date {
	return new Date(Date.now() + days * DAY_MS)
}

/** A new link's token in the two forms that are kept. */
export function keptToken(token: string) {
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
