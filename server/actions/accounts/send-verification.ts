import { countTry } from '#server/access/limits/rate-limits.ts'
import { hashToken, newToken } from '#server/access/tokens.ts'
import { faultFields, log } from '#server/log.ts'
import { createAccountTokens } from '#server/store/rows/accounts/account-tokens.ts'
import { findAccount } from '#server/store/rows/accounts/users.ts'
import { sendMail } from '#server/actions/mail/send-mail.ts'

const GOOD_FOR_MS = 86_400_000

/**
 * Sends the link by which an account proves its address; an account that has done so gets none. Nothing waits for it: an
 * account works without, so whatever goes wrong here goes into the log. False where the address has had too many.
 */
export async function sendVerification(userId: string, address: string): Promise<boolean> {
	try {
		const account = await findAccount(userId)
		if (account === null || account.email === null || account.emailVerifiedAt !== null) return true
		const { email } = account
		if (!(await countTry('proofMailByAddress', email)).isWithin) return false
		const token = newToken()
		const expiresAt = new Date(Date.now() + GOOD_FOR_MS)
		await createAccountTokens([{ id: hashToken(token), userId, purpose: 'verify', expiresAt, email }])
		await sendMail({
			to: email,
			subject: 'Confirm your address for Strata',
			text: [
				'A Strata account was made with this address. If it is yours, confirm the address within a day:',
				`${address}/verify/${token}`,
				'If it is not yours, do nothing: the account stays without a confirmed address.',
			].join('\n\n'),
		})
		return true
	} catch (error) {
		log('error', 'verify_mail_failed', faultFields(error))
		return false
	}
}
