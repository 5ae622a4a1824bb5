import type { AccountHolder } from '#server/access/actor.ts'
import { admitLogIn, type Origin } from '#server/access/limits/log-in-throttle.ts'
import { hashPassword, newSalt } from '#server/access/password-hash.ts'
import { findLoginSalt, findUserByPassword } from '#server/store/rows/accounts/users.ts'

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
