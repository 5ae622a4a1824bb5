import { findUserByPassword } from '#server/store/rows/accounts/users.ts'

/** What is said of a password that another account of the same address has: accounts of one address are told apart by it. */
export const TAKEN = 'This password can’t be had with this address. Choose another one.'

/** Whether another account of an address has this password. */
export async function isTaken(account: { userId: string; email: string; passwordHash: string }): Promise<boolean> {
	const found = await findUserByPassword(account.email, account.passwordHash)
	return found !== null && found.id !== account.userId
}
