import type { AccountHolder } from '#server/access/actor.ts'
import { findAwaitedAddress } from '#server/store/rows/accounts/account-tokens.ts'
import { findAccount } from '#server/store/rows/accounts/users.ts'
import { notFound } from '#server/access/app-error.ts'

export type AccountView = {
	readonly name: string
	readonly email: string
	readonly isProven: boolean
	/** another address that waits for its link to be opened */
	readonly awaited: string | null
	readonly since: Date
}

/**
 * One's own account as its page shows it.
 * @throws not_found where it has just been deleted
 */
export async function getAccount({ userId, email }: AccountHolder): Promise<AccountView> {
	const [row, awaited] = await Promise.all([findAccount(userId), findAwaitedAddress(userId)])
	if (row === null) throw notFound('account')
	return { name: row.name, email, isProven: row.emailVerifiedAt !== null, awaited, since: row.createdAt }
}

/** Whether somebody who reads the mails of the address has opened this account; a visitor has none to prove. */
export async function isAddressProven({ userId }: { readonly userId: string }): Promise<boolean> {
	const row = await findAccount(userId)
	return row === null || row.email === null || row.emailVerifiedAt !== null
}
