import { deviceKnows } from '../device.ts'
import type { Origin } from './log-in-throttle.ts'
import { countTry, forgetTries, tooMany, type Try } from './rate-limits.ts'

/**
 * Lets somebody try one code of an account's second step. Only who has the password gets here, so the tries are few and
 * count for the account, wherever they come from; a browser that has been in the account has tries of its own, so that
 * somebody who has learnt the password cannot keep the owner out with wrong codes.
 * @throws rate_limited
 */
export async function admitCode(userId: string, { device = null }: Origin): Promise<Pick<Try, 'giveBack'>> {
	const tried =
		device !== null && deviceKnows(device, userId)
			? await countTry('codeByDevice', `${device.id} ${userId}`)
			: await countTry('codeByAccount', userId)
	if (!tried.isWithin) throw tooMany(tried)
	return tried
}

/** After a new password by a link to the address: whoever guessed codes with the old one counts for nothing. */
export async function forgetCodes(userId: string): Promise<void> {
	await forgetTries([['codeByAccount', userId]])
}
