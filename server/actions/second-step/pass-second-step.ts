import type { Actor } from '#server/access/actor.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { consumeAccountToken, findAccountToken } from '#server/store/rows/accounts/account-tokens.ts'
import { countPasskeys } from '#server/store/rows/accounts/passkeys.ts'
import {
	countRecoveryCodes,
	hasApp,
	findRecoverySalt,
	findSecondFactor,
	spendRecoveryCode,
	spendStep,
	type SecondFactorRow,
} from '#server/store/rows/accounts/second-factors.ts'
import { findUser } from '#server/store/rows/accounts/users.ts'
import type { AccountAnswer } from '#server/access/account-answer.ts'
import { keepSample } from '#server/actions/accounts/sign-up.ts'
import { admitCode } from '#server/access/limits/code-throttle.ts'
import { unseal } from '#server/store/seal.ts'
import { stepOfCode } from '#server/access/totp.ts'
import { sendMail } from '#server/actions/mail.ts'
import { hashPassword, newSalt } from '#server/access/password-hash.ts'
import { newId } from '#server/access/tokens.ts'

const COUNT = 8

/** New recovery codes of 80 random bits, and what is kept of them. The codes themselves are shown once and forgotten. */
export async function makeRecoveryCodes(ip: string): Promise<{
	readonly codes: readonly string[]
	readonly kept: { readonly salt: Uint8Array<ArrayBuffer>; readonly hashes: readonly string[] }
}> {
	const salt = newSalt()
	const ids = Array.from({ length: COUNT }, newId)
	const hashes = await Promise.all(ids.map((id) => hashPassword(ip, id, salt)))
	return { codes: ids.map((id) => id.match(/.{4}/g)?.join('-') ?? id), kept: { salt, hashes } }
}

/** A recovery code as it is kept, however it was typed: our letters leave out those that look like digits. */
async function hashRecoveryCode(ip: string, typed: string, salt: Uint8Array): Promise<string> {
	const plain = typed
		.toLowerCase()
		.replace(/[\s-]+/g, '')
		.replaceAll('o', '0')
		.replace(/[il]/g, '1')
	return await hashPassword(ip, plain, salt)
}

const WRONG = 'This code does not work. Take the one your app shows now, or a recovery code you have not used yet.'

/**
 * What is wrong with a code of the app, or with a recovery code, or nothing: it is used up then.
 * @throws rate_limited
 */
export async function codeProblems(origin: Origin, userId: string, code: string): Promise<readonly string[]> {
	const leave = await admitCode(userId, origin)
	const digits = code.replace(/\s+/g, '')
	const isGood = /^\d{6}$/.test(digits)
		? await spendAppCode(userId, digits)
		: await spendRecovery(origin, { userId, code })
	if (!isGood) return [WRONG]
	await leave.giveBack()
	return []
}

/** The half minute of a code of the app, or null where the code is not its own. */
export function stepOf({ sealedSecret }: Pick<SecondFactorRow, 'sealedSecret'>, code: string): number | null {
	let secret: string
	try {
		secret = unseal(sealedSecret)
	} catch {
		// Sealed with another session secret: no code of the app can be checked any more, recovery codes can.
		return null
	}
	return stepOfCode(secret, code.replace(/\s+/g, ''), Date.now())
}

async function spendAppCode(userId: string, code: string): Promise<boolean> {
	const factor = await findSecondFactor(userId)
	if (factor === null || factor.confirmedAt === null) return false
	const step = stepOf(factor, code)
	return step !== null && (await spendStep(userId, step))
}

async function spendRecovery(
	{ ip }: Origin,
	{ userId, code }: { readonly userId: string; readonly code: string },
): Promise<boolean> {
	const salt = await findRecoverySalt(userId)
	if (salt === null || !(await spendRecoveryCode(userId, await hashRecoveryCode(ip, code, salt)))) return false
	const [user, left] = await Promise.all([findUser(userId), countRecoveryCodes(userId)])
	if (user === null || user.email === null) return true
	await sendMail({
		to: user.email,
		subject: 'A recovery code of your Strata account was used',
		text: [
			`A recovery code took the place of your app or passkey; ${left} are left.`,
			'If it was not you, change your password and make new recovery codes.',
		].join('\n\n'),
	})
	return true
}

/** What can take the second step of a half log-in; null where none waits any more. */
export async function awaitedSecondStep(
	halfId: string | null,
): Promise<{ readonly app: boolean; readonly passkey: boolean; readonly codes: boolean } | null> {
	const found = halfId === null ? null : await findAccountToken(halfId, 'secondStep')
	if (found === null) return null
	const { userId } = found
	const [app, keys, codes] = await Promise.all([hasApp(userId), countPasskeys(userId), countRecoveryCodes(userId)])
	return { app, passkey: keys > 0, codes: codes > 0 }
}

/**
 * Takes the code that a half log-in waits for, and lets its user in, once; what a visitor worked on comes along.
 * @throws rate_limited
 */
export async function passSecondStep(
	origin: Origin,
	visitor: Actor | null,
	{ halfId, code }: { halfId: string | null; code: string },
): Promise<AccountAnswer> {
	const found = halfId === null ? null : await findAccountToken(halfId, 'secondStep')
	if (halfId === null || found === null) return tooLate()
	const { userId } = found
	const wrong = await codeProblems(origin, userId, code)
	if (wrong.length > 0) return { ok: false, errors: { code: wrong } }
	if (!(await consumeAccountToken(halfId, 'secondStep'))) return tooLate()
	const user = await findUser(userId)
	if (user !== null) await keepSample(visitor, user)
	return { ok: true, userId }
}

function tooLate(): AccountAnswer {
	return { ok: false, errors: { '': ['More than ten minutes have gone by since the password. Log in again.'] } }
}
