import { deviceKnows, type Device } from '../device.ts'
import { networkOf } from './network.ts'
import { countTry, forgetTries, spendTry, tooMany } from './rate-limits.ts'

/** Where a try comes from: its network address, and the browser it has been known by before. */
export type Origin = { readonly ip: string; readonly device?: Device | null }

/** The leave to try one password. */
export type Leave = {
	/** Whether the right password of this account opens it here: a device that was let past its network opens its own only. */
	readonly opens: (userId: string) => boolean
	/** The password was right: the try is not counted. */
	readonly giveBack: () => Promise<void>
}

/**
 * Lets somebody try one password of an address. From browsers that an account does not know there are ten wrong tries a day,
 * however many networks they come from, and a network has fifty on all accounts. Nobody can lock an owner out with them: a
 * browser that has been in an account before has ten of its own every quarter of an hour, whatever others do, but only for
 * that account; and a link for a new password lets any browser in.
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
	if (pair.isWithin && all.isWithin && account.isWithin) return { opens: () => true, giveBack }
	if (device === null) throw tooMany(account.isWithin ? pair : account)
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
