import {
	generateRegistrationOptions,
	verifyRegistrationResponse,
	type PublicKeyCredentialCreationOptionsJSON,
} from '@simplewebauthn/server'
import type { AccountHolder } from '#server/access/actor.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { AppError } from '#server/access/app-error.ts'
import { deleteAccountTokens } from '#server/store/rows/accounts/account-tokens.ts'
import { countPasskeys, createPasskey, listPasskeys } from '#server/store/rows/accounts/passkeys.ts'
import { findRecoverySalt, hasSecondFactor, replaceRecoveryCodes } from '#server/store/rows/accounts/second-factors.ts'
import { deleteOtherSessions } from '#server/store/rows/accounts/sessions.ts'
import { lockUser } from '#server/store/rows/accounts/users.ts'
import type { FieldErrors } from '#server/access/account-answer.ts'
import { sendMail } from '#server/actions/mail.ts'
import { proofProblems, type Proof, type CodesAnswer } from '#server/actions/second-step/second-step.ts'
import { makeRecoveryCodes } from '#server/actions/second-step/pass-second-step.ts'
import { judge, readNewKey, type RelyingParty } from './log-in-by-passkey.ts'

const MOST_KEYS = 20

export type KeyAsked =
	| { readonly ok: true; readonly options: PublicKeyCredentialCreationOptionsJSON }
	| { readonly ok: false; readonly errors: FieldErrors }

/**
 * What the browser is to make a key with, once the password has proven who asks.
 * @throws rate_limited; conflict where there are too many keys
 */
export async function askForKey(
	origin: Origin,
	holder: AccountHolder,
	{ party, proof }: { party: RelyingParty; proof: Proof },
): Promise<KeyAsked> {
	const errors = await proofProblems(origin, holder, proof)
	if (errors !== null) return { ok: false, errors }
	const known = await listPasskeys(holder.userId)
	if (known.length >= MOST_KEYS) throw tooManyKeys()
	const options = await generateRegistrationOptions({
		rpName: 'Strata',
		rpID: party.id,
		userName: holder.email,
		userDisplayName: holder.name,
		userID: new TextEncoder().encode(holder.userId),
		attestationType: 'none',
		excludeCredentials: known.map(({ id }) => ({ id })),
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
	})
	return { ok: true, options }
}

type NewKey = {
	readonly party: RelyingParty
	/** what this browser was asked to sign, for this account */
	readonly challenge: string | null
	/** what it answered */
	readonly answer: string
	readonly name: string
	/** the session one is in, which stays */
	readonly sessionId: string | null
}

/**
 * Keeps a key that the browser has made. With the first second step every other browser is logged out, and there are recovery
 * codes to show, this once, for when the key is not at hand.
 * @throws conflict where there are too many keys
 */
export async function addPasskey(
	{ ip }: Origin,
	{ userId, email }: AccountHolder,
	{ party, challenge, answer, name, sessionId }: NewKey,
): Promise<CodesAnswer> {
	const made = challenge === null ? null : await verified(answer, { party, challenge })
	if (made === null) return { ok: false, errors: { '': [NOT_MADE] } }
	const { id, publicKey, counter, transports = [] } = made.credential
	const fresh = (await findRecoverySalt(userId)) === null ? await makeRecoveryCodes(ip) : null
	const added = await inTransaction(async () => {
		await lockUser(userId)
		if ((await countPasskeys(userId)) >= MOST_KEYS) throw tooManyKeys()
		const isFirst = !(await hasSecondFactor(userId))
		const key = { id, userId, name, publicKey: new Uint8Array(publicKey), counter: BigInt(counter) }
		if (!(await createPasskey({ ...key, transports: [...transports], backedUp: made.credentialBackedUp }))) return null
		if (isFirst) await deleteOtherSessions(userId, sessionId ?? '')
		if (isFirst) await deleteAccountTokens(userId, 'secondStep')
		if (fresh === null || (await findRecoverySalt(userId)) !== null) return { codes: [] }
		await replaceRecoveryCodes(userId, fresh.kept)
		return { codes: fresh.codes }
	})
	if (added === null) return { ok: false, errors: { '': [NOT_MADE] } }
	await sendMail({
		to: email,
		subject: 'Your Strata account has a new passkey',
		text: [
			`The passkey “${name}” now opens your Strata account.`,
			'If it was not you, remove it on your account page and change your password.',
		].join('\n\n'),
	})
	return { ok: true, codes: added.codes }
}

function tooManyKeys(): AppError {
	return new AppError('conflict', {
		userMessage: `An account has at most ${MOST_KEYS} passkeys.`,
		mend: 'Remove one that you no longer use.',
	})
}

const NOT_MADE = 'The passkey was not made. Try again; it has to be done within five minutes.'

async function verified(answer: string, asked: { party: RelyingParty; challenge: string }) {
	const response = readNewKey(answer)
	if (response === null) return null
	const verdict = await judge(asked, (expected) => verifyRegistrationResponse({ response, ...expected }))
	return verdict?.verified === true ? verdict.registrationInfo : null
}
