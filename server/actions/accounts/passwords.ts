import type { AccountHolder } from '#server/access/actor.ts'
import { type Origin, forgetLogIns, admitLogIn } from '#server/access/limits/log-in-throttle.ts'
import { hashPassword, newSalt } from '#server/access/password-hash.ts'
import { endAllSessions } from '#server/access/sessions.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { askThread } from '#server/runs/ask-engine.ts'
import {
	deleteAccountTokens,
	countUsersWithToken,
	createAccountTokens,
	consumeAccountToken,
	findAccountToken,
} from '#server/store/rows/accounts/account-tokens.ts'
import {
	ensureLoginSalt,
	updatePassword,
	listUsersByEmail,
	lockAddress,
	markEmailVerified,
	findLoginSalt,
	findUserByPassword,
} from '#server/store/rows/accounts/users.ts'
import { sendMail } from '#server/actions/mail.ts'
import type { AccountAnswer } from '#server/access/account-answer.ts'
import { isTaken, TAKEN } from './sign-up.ts'
import { networkOf } from '#server/access/limits/network.ts'
import { countTry, spendTry, tooMany } from '#server/access/limits/rate-limits.ts'
import { hashToken, newToken } from '#server/access/tokens.ts'
import { faultFields, log } from '#server/log.ts'
import { cutText } from '#shared/schemas/storable-text.ts'
import { forgetCodes } from '#server/access/limits/code-throttle.ts'

const WRONG = 'Incorrect password. Try again, or log out and reset it.'

/**
 * What is wrong with the password that somebody who is signed in gives to prove that it is still them, or nothing. Guesses
 * count as those of a log-in do.
 * @throws rate_limited
 */
export async function ownPasswordProblems(
	origin: Origin,
	{ userId, email }: AccountHolder,
	password: string,
): Promise<readonly string[]> {
	const leave = await admitLogIn(email, origin)
	const passwordHash = await hashPassword(origin.ip, password, (await findLoginSalt(email)) ?? newSalt())
	const found = await findUserByPassword(email, passwordHash)
	if (found?.id !== userId || !leave.opens(userId)) return [WRONG]
	await leave.giveBack()
	return []
}

const SPENT = 'This link was used or is more than an hour old. Request a new one.'

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

const GOOD_FOR_MS = 3_600_000
/** A link younger than this is in the mailbox already, and good for most of its hour: another mail would say the same. */
const STILL_NEW_MS = 600_000
const LONGEST_NAME = 40

type Account = Awaited<ReturnType<typeof listUsersByEmail>>[number]

/**
 * Sends a link for a new password to an address that has an account. The work is done after the answer, so that known and
 * unknown addresses take the same time, and so that nobody learns whether a mail was sent just before. However often others
 * ask, a link that works lies in the mailbox: none is taken back, and a fresh one follows when the last is ten minutes old.
 * @throws rate_limited for a network that asks too often, and has no browser we know
 */
export async function requestPasswordReset(
	{ ip, device = null }: Origin,
	{ email, address }: { email: string; address: string },
): Promise<void> {
	const tries = await countTry('resetByNetwork', networkOf(ip))
	if (!tries.isWithin && device === null) throw tooMany(tries)
	if (!tries.isWithin && device !== null) await spendTry('resetByDevice', device.id)
	void sendLinks(email, address).catch((error: unknown) => log('error', 'reset_mail_failed', faultFields(error)))
}

async function sendLinks(email: string, address: string): Promise<void> {
	const tokens = await inTransaction(() => makeTokens(email, Date.now()))
	if (tokens.length === 0) return
	const choices = tokens.map(({ account, token }) => ({ account, link: `${address}/reset/${token}` }))
	await sendMail({ to: email, subject: 'A new password for Strata', text: textOf(choices) })
}

/** A token for each account of the address, or none where all of them have a new one. */
async function makeTokens(email: string, now: number): Promise<{ account: Account; token: string }[]> {
	// Of many requests at once the first makes the links and the others find them.
	await lockAddress(email)
	const accounts = await listUsersByEmail(email)
	const ids = accounts.map(({ id }) => id)
	// An account made since the last mail has no link in it yet.
	if ((await countUsersWithToken(ids, 'reset', new Date(now - STILL_NEW_MS))) === ids.length) return []
	if (!(await countTry('resetMailByAddress', email)).isWithin) return []
	const made = accounts.map((account) => ({ account, token: newToken() }))
	const expiresAt = new Date(now + GOOD_FOR_MS)
	await createAccountTokens(
		made.map(({ account, token }) => ({ id: hashToken(token), userId: account.id, purpose: 'reset', expiresAt })),
	)
	return made
}

type PasswordsChoice = { readonly account: Account; readonly link: string }

function textOf(choices: readonly PasswordsChoice[]): string {
	const [only] = choices
	if (choices.length === 1 && only !== undefined) {
		return [
			`Someone requested a password reset for your Strata account (${nameOf(only.account)}).`,
			`Choose it here within one hour: ${only.link}`,
			'If it was not you, ignore this email; your password will not change.',
		].join('\n\n')
	}
	return [
		`Someone requested a password reset. ${choices.length} Strata accounts use this address; choose a new password for yours within one hour.`,
		...choices.map(({ account, link }) => `${nameOf(account)}:\n${link}`),
		'If it was not you, ignore this email; no password will change. Accounts you do not recognize were created by others; they cannot see your data.',
	].join('\n\n')
}

function nameOf({ name, createdAt, emailVerifiedAt }: Account): string {
	const since = `“${cutText(name, LONGEST_NAME)}”, since ${createdAt.toISOString().slice(0, 10)}`
	return emailVerifiedAt === null ? since : `${since}, opened by a link to this address before`
}

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
			'If it was not you, reset your password on the log-in page at once.',
		].join('\n\n'),
	})
	return { ok: true, userId }
}
