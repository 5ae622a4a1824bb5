import { forgetCodes } from '#server/access/limits/code-throttle.ts'
import { forgetLogIns, type Origin } from '#server/access/limits/log-in-throttle.ts'
import { hashPassword, newSalt } from '#server/access/password-hash.ts'
import { spendTry } from '#server/access/limits/rate-limits.ts'
import { endAllSessions } from '#server/access/sessions.ts'
import { hashToken } from '#server/access/tokens.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { askThread } from '#server/runs/ask-engine.ts'
import {
	consumeAccountToken,
	deleteAccountTokens,
	findAccountToken,
} from '#server/store/rows/accounts/account-tokens.ts'
import { ensureLoginSalt, markEmailVerified, updatePassword } from '#server/store/rows/accounts/users.ts'
import type { AccountAnswer } from '#server/access/account-answer.ts'
import { isTaken, TAKEN } from './taken-password.ts'

const SPENT = 'This link has been used or is more than an hour old. Ask for a new one.'

/** Whether a link for a new password still works. */
export async function canResetPassword(token: string): Promise<boolean> {
	return (await findAccountToken(hashToken(token), 'reset')) !== null
}

/**
 * Sets a new password with the token of a link, once, and ends all sessions of the account. Its other links die, and
 * wrong guesses made before count for nothing: whoever reads the mails of the address gets in.
 * @throws rate_limited
 */
export async function resetPassword(
	origin: Origin,
	{ token, password }: { token: string; password: string },
): Promise<AccountAnswer> {
	const id = hashToken(token)
	const found = await findAccountToken(id, 'reset')
	const { userId, email } = found ?? { userId: '', email: null }
	if (email === null) return { ok: false, errors: { '': [SPENT] } }
	await spendTry('resetByLink', id)
	const question = { password, context: [email] }
	const problems = await askThread('passwordProblems', { team: null, question })
	if (problems.length > 0) return { ok: false, errors: { password: problems } }
	const passwordHash = await hashPassword(origin.ip, password, await ensureLoginSalt(email, newSalt()))
	if (await isTaken({ userId, email, passwordHash })) return { ok: false, errors: { password: [TAKEN] } }
	const used = await inTransaction(async () => {
		if (!(await consumeAccountToken(id, 'reset'))) return false
		await updatePassword(userId, passwordHash)
		await markEmailVerified(userId, new Date())
		await deleteAccountTokens(userId, 'reset', 'address', 'secondStep')
		return true
	})
	if (!used) return { ok: false, errors: { '': [SPENT] } }
	await endAllSessions(userId)
	await forgetLogIns(email, origin)
	await forgetCodes(userId)
	return { ok: true, userId }
}
