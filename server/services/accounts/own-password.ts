import type { AccountHolder } from '#server/auth/actor.ts'
import { admitLogIn, type Origin } from '#server/auth/log-in-throttle.ts'
import { hashPassword, newSalt } from '#server/auth/password-hash.ts'
import { findLoginSalt, findUserByPassword } from '#server/repositories/accounts/users.ts'

const WRONG = 'This is not your password. Check it, or log out and ask for a new one.'

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
