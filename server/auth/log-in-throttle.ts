import { deviceKnows, type Device } from './device.ts'
import { networkOf } from './network.ts'
import { countTry, forgetTries, spendTry, tooMany } from './rate-limits.ts'

/** Where a try comes from: its network address, and the browser it has been known by before. */
export type Origin = { readonly ip: string; readonly device?: Device | null }

/** Wrong tries that a network still has on an account which many are guessing at. */
const TRIES_UNDER_ATTACK = 3

/** The leave to try one password. */
export type Leave = {
	/** Whether the right password of this account opens it here: a device that was let past its network opens its own only. */
	readonly opens: (userId: string) => boolean
	/** The password was right: the try is not counted. */
	readonly giveBack: () => Promise<void>
}

/**
 * Lets somebody try one password of an address. Guessing is held back where it comes from, never at the account it aims at,
 * so that nobody can lock an owner out: a network has ten wrong tries on one account and fifty on all; while more than ten
 * are made on one account from anywhere, each network has three. A browser that has been in an account before has ten of
 * its own, whatever its network does, but only for that account.
 * @throws rate_limited
 */
export async function admitLogIn(email: string, { ip, device = null }: Origin): Promise<Leave> {
	const network = networkOf(ip)
	const tries = await Promise.all([
		countTry('logInByPair', pairOf(email, network)),
		countTry('logInByNetwork', network),
		countTry('logInByAccount', email),
	])
	const [pair, all, account] = tries
	const giveBack = async () => {
		await Promise.all(tries.map((one) => one.giveBack()))
	}
	if (pair.isWithin && all.isWithin && (account.isWithin || pair.spent <= TRIES_UNDER_ATTACK))
		return { opens: () => true, giveBack }
	if (device === null) throw tooMany(pair)
	await spendTry('logInByDevice', device.id)
	return { opens: (userId) => deviceKnows(device, userId), giveBack }
}

/** After a new password by a link to the address itself: whatever was guessed before counts for nothing here. */
export async function forgetLogIns(email: string, { ip }: Origin): Promise<void> {
	await forgetTries([
		['logInByPair', pairOf(email, networkOf(ip))],
		['logInByAccount', email],
	])
}

function pairOf(email: string, network: string): string {
	return `${email} ${network}`
}
