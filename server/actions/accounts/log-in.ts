import type { Actor } from '#server/access/actor.ts'
import { admitLogIn, type Origin } from '#server/access/limits/log-in-throttle.ts'
import { hashPassword, newSalt } from '#server/access/password-hash.ts'
import { hasSecondFactor } from '#server/store/rows/accounts/second-factors.ts'
import { findLoginSalt, findUserByPassword } from '#server/store/rows/accounts/users.ts'
import type { AccountAnswer } from '#server/access/account-answer.ts'
import { keepSample } from './adopt-team.ts'

/**
 * Whose address and password these are. Known or not, the address costs one hash and the answer is the same.
 * @throws rate_limited
 */
export async function logIn(
	origin: Origin,
	visitor: Actor | null,
	{ email, password }: { email: string; password: string },
): Promise<AccountAnswer> {
	const leave = await admitLogIn(email, origin)
	const salt = await findLoginSalt(email)
	const passwordHash = await hashPassword(origin.ip, password, salt ?? newSalt())
	const user = await findUserByPassword(email, passwordHash)
	if (user === null || !leave.opens(user.id)) {
		const wrong = 'This address and password do not belong together. Check both, or ask for a new password.'
		return { ok: false, errors: { '': [wrong] } }
	}
	await leave.giveBack()
	// Before its second step an account is not touched.
	if (!(await hasSecondFactor(user.id))) await keepSample(visitor, user)
	return { ok: true, userId: user.id }
}
