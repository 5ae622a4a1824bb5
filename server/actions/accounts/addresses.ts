import type { AccountHolder, Actor } from '#server/access/actor.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { hashPassword, newSalt } from '#server/access/password-hash.ts'
import { spendTry } from '#server/access/limits/rate-limits.ts'
import { hashToken, newToken } from '#server/access/tokens.ts'
import { inTransaction } from '#server/store/transaction.ts'
import {
	createAccountTokens,
	deleteAccountTokens,
	consumeAccountToken,
	findAddressToken,
} from '#server/store/rows/accounts/account-tokens.ts'
import { ensureLoginSalt, markEmailVerified, updateAddress } from '#server/store/rows/accounts/users.ts'
import { sendMail } from '#server/actions/mail.ts'
import type { AccountAnswer } from '#server/access/account-answer.ts'
import { ownPasswordProblems } from './passwords.ts'
import { AppError } from '#server/access/app-error.ts'
import { isTaken } from './sign-up.ts'

/** What a link that proves an address is worth to whoever opens it. */
type AddressProof =
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
			'If it was not you, contact your administrator.',
		].join('\n\n'),
	})
}

function spent(): AppError {
	return new AppError('not_found', {
		userMessage: 'This link does not work any more.',
		mend: 'Request a new one on your account page.',
	})
}

function taken(): AppError {
	return new AppError('conflict', {
		userMessage: 'There is an account with this address and your password already.',
		mend: 'Change your password first, then request the address again.',
	})
}

const GOOD_FOR_MS = 3_600_000

type AddressAsked = {
	readonly email: string
	readonly current: string
	/** where this server is, for the links */
	readonly address: string
}

/**
 * Asks for another address: a link goes there, a note to the one that is held, and nothing changes before the link is
 * opened. Passwords are kept with a salt of their address, so that of the new one is made now, while the password is known.
 * @throws rate_limited
 */
export async function askForAddress(
	origin: Origin,
	holder: AccountHolder,
	{ email, current, address }: AddressAsked,
): Promise<AccountAnswer> {
	const { userId } = holder
	if (email === holder.email) return { ok: false, errors: { email: ['This is the address you have.'] } }
	const wrong = await ownPasswordProblems(origin, holder, current)
	if (wrong.length > 0) return { ok: false, errors: { current: wrong } }
	await spendTry('addressByAccount', userId)
	await spendTry('proofMailByAddress', email)
	const passwordHash = await hashPassword(origin.ip, current, await ensureLoginSalt(email, newSalt()))
	const token = newToken()
	const expiresAt = new Date(Date.now() + GOOD_FOR_MS)
	await inTransaction(async () => {
		await deleteAccountTokens(userId, 'address')
		await createAccountTokens([{ id: hashToken(token), userId, purpose: 'address', expiresAt, email, passwordHash }])
	})
	await sendMail({
		to: email,
		subject: 'Confirm your new address for Strata',
		text: [
			'Someone requested this address for their Strata account. Confirm it within one hour:',
			`${address}/verify/${token}`,
			'If it was not you, ignore this email; the account keeps its address.',
		].join('\n\n'),
	})
	await sendMail({
		to: holder.email,
		subject: 'Another address for your Strata account',
		text: [
			`Someone requested ${email} as the address of your Strata account. A link was sent there; once it is opened, you log in with that address.`,
			`If it was not you, change your password now to cancel this: ${address}/account`,
		].join('\n\n'),
	})
	return { ok: true, userId }
}

/** Takes back the wish for another address: its link is dead. */
export async function keepAddress({ userId }: AccountHolder): Promise<void> {
	await deleteAccountTokens(userId, 'address')
}
