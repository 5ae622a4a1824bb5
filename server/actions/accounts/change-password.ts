import type { AccountHolder } from '#server/access/actor.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { hashPassword, newSalt } from '#server/access/password-hash.ts'
import { endAllSessions } from '#server/access/sessions.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { askThread } from '#server/runs/ask-engine.ts'
import { deleteAccountTokens } from '#server/store/rows/accounts/account-tokens.ts'
import { ensureLoginSalt, updatePassword } from '#server/store/rows/accounts/users.ts'
import { sendMail } from '#server/actions/mail/send-mail.ts'
import type { AccountAnswer } from '#server/access/account-answer.ts'
import { ownPasswordProblems } from './own-password.ts'
import { isTaken, TAKEN } from './taken-password.ts'

/**
 * Sets a new password after the one that is held has been given again. All sessions end, this one too: whoever asks starts
 * a new one. Links and log-ins that are under way die with the old password.
 * @throws rate_limited
 */
export async function changePassword(
	origin: Origin,
	holder: AccountHolder,
	{ current, password }: { current: string; password: string },
): Promise<AccountAnswer> {
	const { userId, email, name } = holder
	const wrong = await ownPasswordProblems(origin, holder, current)
	if (wrong.length > 0) return { ok: false, errors: { current: wrong } }
	if (password === current) return { ok: false, errors: { password: ['This is the password you have.'] } }
	const question = { password, context: [name, email] }
	const problems = await askThread('passwordProblems', { team: null, question })
	if (problems.length > 0) return { ok: false, errors: { password: problems } }
	const passwordHash = await hashPassword(origin.ip, password, await ensureLoginSalt(email, newSalt()))
	if (await isTaken({ userId, email, passwordHash })) return { ok: false, errors: { password: [TAKEN] } }
	await inTransaction(async () => {
		await updatePassword(userId, passwordHash)
		await deleteAccountTokens(userId, 'reset', 'address', 'secondStep')
	})
	await endAllSessions(userId)
	await sendMail({
		to: email,
		subject: 'Your Strata password has changed',
		text: [
			'The password of your Strata account was changed on its account page, and all other browsers were logged out.',
			'If it was not you, ask for a new password on the log-in page at once.',
		].join('\n\n'),
	})
	return { ok: true, userId }
}
