import { spendTry } from '#server/auth/rate-limits.ts'
import { hashToken, newToken } from '#server/auth/tokens.ts'
import { createAccountToken, deleteAccountTokens } from '#server/repositories/account-tokens.ts'
import { listUsersByEmail } from '#server/repositories/users.ts'
import { faultFields, log } from '#server/log.ts'
import { sendMail } from '#server/services/mail/send-mail.ts'
import type { Origin } from './account-answer.ts'

const GOOD_FOR_MS = 3_600_000

/**
 * Sends a link for a new password to an address that has an account. The work is done after the answer, so that known and
 * unknown addresses take the same time.
 * @throws rate_limited
 */
export async function requestPasswordReset(
	origin: Origin,
	{ email, address }: { email: string; address: string },
): Promise<void> {
	await spendTry('resetByIp', origin.ip)
	await spendTry('resetByAccount', email)
	void sendLinks(email, address).catch((error: unknown) => {
		log('error', 'reset_mail_failed', faultFields(error))
	})
}

async function sendLinks(email: string, address: string): Promise<void> {
	const users = await listUsersByEmail(email)
	for (const user of users) {
		const token = newToken()
		await deleteAccountTokens(user.id, 'reset')
		await createAccountToken({
			id: hashToken(token),
			userId: user.id,
			purpose: 'reset',
			expiresAt: new Date(Date.now() + GOOD_FOR_MS),
		})
		const since = user.createdAt.toISOString().slice(0, 10)
		const text = [
			`Somebody, you we hope, asked for a new password for your Strata account (${user.name}, since ${since}).`,
			`Choose it here within one hour: ${address}/reset/${token}`,
			'If it was not you, do nothing: the password stays as it is.',
		].join('\n\n')
		await sendMail({ to: email, subject: 'A new password for Strata', text })
	}
}
