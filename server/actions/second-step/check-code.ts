import { admitCode } from '#server/access/limits/code-throttle.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { unseal } from '#server/store/seal.ts'
import { stepOfCode } from '#server/access/totp.ts'
import {
	countRecoveryCodes,
	findRecoverySalt,
	findSecondFactor,
	spendRecoveryCode,
	spendStep,
	type SecondFactorRow,
} from '#server/store/rows/accounts/second-factors.ts'
import { findUser } from '#server/store/rows/accounts/users.ts'
import { sendMail } from '#server/actions/mail/send-mail.ts'
import { hashRecoveryCode } from './recovery-codes.ts'

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
