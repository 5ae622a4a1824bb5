import type { AccountHolder } from '#server/access/actor.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { hashPassword, newSalt } from '#server/access/password-hash.ts'
import { spendTry } from '#server/access/limits/rate-limits.ts'
import { hashToken, newToken } from '#server/access/tokens.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { createAccountTokens, deleteAccountTokens } from '#server/store/rows/accounts/account-tokens.ts'
import { ensureLoginSalt } from '#server/store/rows/accounts/users.ts'
import { sendMail } from '#server/actions/mail/send-mail.ts'
import type { AccountAnswer } from '#server/access/account-answer.ts'
import { ownPasswordProblems } from './own-password.ts'

const GOOD_FOR_MS = 3_600_000

type AddressAsked = {
	readonly email: string
	readonly current: string
	/** where this server is, for the links */
	readonly address: string
}

/**
 * Asks for another address: a link goes there, a note to the one that is held, and nothing changes before the link is
 * opened. Passwords are kept with a salt of their address, so that of the new one is made now, while the password is known.
 * @throws rate_limited
 */
export async function askForAddress(
	origin: Origin,
	holder: AccountHolder,
	{ email, current, address }: AddressAsked,
): Promise<AccountAnswer> {
	const { userId } = holder
	if (email === holder.email) return { ok: false, errors: { email: ['This is the address you have.'] } }
	const wrong = await ownPasswordProblems(origin, holder, current)
	if (wrong.length > 0) return { ok: false, errors: { current: wrong } }
	await spendTry('addressByAccount', userId)
	await spendTry('proofMailByAddress', email)
	const passwordHash = await hashPassword(origin.ip, current, await ensureLoginSalt(email, newSalt()))
	const token = newToken()
	const expiresAt = new Date(Date.now() + GOOD_FOR_MS)
	await inTransaction(async () => {
		await deleteAccountTokens(userId, 'address')
		await createAccountTokens([{ id: hashToken(token), userId, purpose: 'address', expiresAt, email, passwordHash }])
	})
	await sendMail({
		to: email,
		subject: 'Confirm your new address for Strata',
		text: [
			'Somebody, you we hope, wants this to be the address of their Strata account. Confirm it within one hour:',
			`${address}/verify/${token}`,
			'If it was not you, do nothing: the account keeps the address it has.',
		].join('\n\n'),
	})
	await sendMail({
		to: holder.email,
		subject: 'Another address for your Strata account',
		text: [
			`Somebody, you we hope, asked for ${email} as the address of your Strata account. A link was sent there; once it is opened, you log in with that address.`,
			`If it was not you, change your password now, which ends this: ${address}/account`,
		].join('\n\n'),
	})
	return { ok: true, userId }
}

/** Takes back the wish for another address: its link is dead. */
export async function keepAddress({ userId }: AccountHolder): Promise<void> {
	await deleteAccountTokens(userId, 'address')
}
