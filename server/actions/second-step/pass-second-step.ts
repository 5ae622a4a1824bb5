import type { Actor } from '#server/access/actor.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { consumeAccountToken, findAccountToken } from '#server/store/rows/accounts/account-tokens.ts'
import { countPasskeys } from '#server/store/rows/accounts/passkeys.ts'
import { countRecoveryCodes, hasApp } from '#server/store/rows/accounts/second-factors.ts'
import { findUser } from '#server/store/rows/accounts/users.ts'
import type { AccountAnswer } from '#server/access/account-answer.ts'
import { keepSample } from '#server/actions/accounts/adopt-team.ts'
import { codeProblems } from './check-code.ts'

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
