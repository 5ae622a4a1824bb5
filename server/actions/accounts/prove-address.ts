import type { Actor } from '#server/access/actor.ts'
import { hashToken } from '#server/access/tokens.ts'
import { inTransaction } from '#server/store/transaction.ts'
import {
	consumeAccountToken,
	deleteAccountTokens,
	findAddressToken,
} from '#server/store/rows/accounts/account-tokens.ts'
import { markEmailVerified, updateAddress } from '#server/store/rows/accounts/users.ts'
import { sendMail } from '#server/actions/mail/send-mail.ts'
import { AppError } from '#server/access/app-error.ts'
import { isTaken } from './taken-password.ts'

/** What a link that proves an address is worth to whoever opens it. */
export type AddressProof =
	| { readonly state: 'spent' }
	/** not signed in: nobody is told whose link it is */
	| { readonly state: 'stranger' }
	| { readonly state: 'other_account'; readonly signedInAs: string }
	| { readonly state: 'ready'; readonly email: string; readonly isNew: boolean }

/** Looks at a link without using it up: reading a page changes nothing. */
export async function getAddressProof(actor: Actor | null, token: string): Promise<AddressProof> {
	const found = await findAddressToken(hashToken(token))
	if (found === null) return { state: 'spent' }
	if (actor === null || actor.email === null) return { state: 'stranger' }
	if (found.userId !== actor.userId) return { state: 'other_account', signedInAs: actor.email }
	return { state: 'ready', email: found.email, isNew: found.purpose === 'address' }
}

/**
 * Proves an address with its link, once, by whoever is signed in to the account it was sent for: somebody who opens a
 * stranger's link by mistake proves nothing for them. An address that was asked for becomes the account's.
 * @throws not_found for a link that does nothing here; conflict where that address and password have an account already
 */
export async function proveAddress(actor: Actor, token: string): Promise<void> {
	const id = hashToken(token)
	const { userId } = actor
	const before = await inTransaction(async () => {
		const found = await findAddressToken(id)
		if (found === null || found.userId !== userId) throw spent()
		const { purpose, email, passwordHash } = found
		if (passwordHash !== null && (await isTaken({ userId, email, passwordHash }))) throw taken()
		if (!(await consumeAccountToken(id, purpose))) throw spent()
		if (passwordHash === null) await markEmailVerified(userId, new Date())
		else await updateAddress(userId, { email, passwordHash, now: new Date() })
		// Links sent to the address before are not the account's any more.
		await deleteAccountTokens(userId, 'verify', 'address', ...(passwordHash === null ? [] : (['reset'] as const)))
		return passwordHash === null ? null : { old: actor.email, email }
	})
	if (before === null || before.old === null) return
	await sendMail({
		to: before.old,
		subject: 'Your Strata account has another address',
		text: [
			`Your Strata account now has the address ${before.email}, and you log in with that. Nothing about it is sent here any more.`,
			'If it was not you, tell whoever runs this server.',
		].join('\n\n'),
	})
}

function spent(): AppError {
	return new AppError('not_found', {
		userMessage: 'This link does not work any more.',
		mend: 'Ask for a new one on your account page.',
	})
}

function taken(): AppError {
	return new AppError('conflict', {
		userMessage: 'There is an account with this address and your password already.',
		mend: 'Change your password first, then ask for the address again.',
	})
}
