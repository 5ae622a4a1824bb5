import type { Actor } from '#server/auth/actor.ts'
import { sendMail } from '#server/services/mail/send-mail.ts'
import { ROLE_LABELS, type Role } from '#shared/permissions.ts'

const GOOD_FOR_MS = 7 * 86_400_000

/** When an invitation made now stops working. */
export function inviteExpiry(): Date {
	return new Date(Date.now() + GOOD_FOR_MS)
}

/** The address an invited person opens. */
export function invitationLink(address: string, token: string): string {
	return `${address}/invite/${token}`
}

type Letter = { team: string; email: string; role: Role; note: string; link: string }

/** Mails an invitation: who, which team, which role, the link in plain text. */
export async function mailInvitation(actor: Actor, { team, email, role, note, link }: Letter): Promise<void> {
	const text = [
		`${actor.name} invites you to ${team} on Strata, as ${ROLE_LABELS[role]}.`,
		...(note.trim() === '' ? [] : [`${actor.name} writes: ${note.trim()}`]),
		`Accept or decline here within 7 days: ${link}`,
		'Not you? Ignore this mail: nothing happens.',
	].join('\n\n')
	await sendMail({ to: email, subject: `${actor.name} invites you to ${team}`, text })
}
