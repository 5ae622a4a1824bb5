import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server'
import type { PublicKeyCredentialRequestOptionsJSON, VerifiedAuthenticationResponse } from '@simplewebauthn/server'
import type { Actor } from '#server/access/actor.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { networkOf } from '#server/access/limits/network.ts'
import { spendTry } from '#server/access/limits/rate-limits.ts'
import { findPasskey, spendPasskeyUse, type PasskeyRow } from '#server/store/rows/accounts/passkeys.ts'
import { findUser } from '#server/store/rows/accounts/users.ts'
import type { AccountAnswer } from '#server/access/account-answer.ts'
import { keepSample } from '#server/actions/accounts/adopt-team.ts'
import { judge, readSignature } from './key-answers.ts'
import type { RelyingParty } from './relying-party.ts'

/**
 * What the browser is to sign, with any of the keys it has for us: nobody learns which accounts have one.
 * @throws rate_limited
 */
export async function askForSignature(
	{ ip }: Origin,
	party: RelyingParty,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
	await spendTry('passkeyByNetwork', networkOf(ip))
	return await generateAuthenticationOptions({ rpID: party.id, userVerification: 'required' })
}

type Signed = {
	readonly party: RelyingParty
	/** what this browser was asked to sign */
	readonly challenge: string | null
	/** what it answered */
	readonly answer: string
}

/** Whose key has signed; what a visitor worked on comes along. */
export async function logInByPasskey(visitor: Actor | null, signed: Signed): Promise<AccountAnswer> {
	const userId = await ownerOf(signed)
	const user = userId === null ? null : await findUser(userId)
	if (user === null) {
		return { ok: false, errors: { '': ['This passkey does not open an account here. Log in with your password.'] } }
	}
	await keepSample(visitor, user)
	return { ok: true, userId: user.id }
}

async function ownerOf({ party, challenge, answer }: Signed): Promise<string | null> {
	const response = readSignature(answer)
	if (response === null || challenge === null) return null
	const key = await findPasskey(response.id)
	if (key === null) return null
	const credential = { id: key.id, publicKey: new Uint8Array(key.publicKey), counter: Number(key.counter) }
	const verdict = await judge({ party, challenge }, (expected) =>
		verifyAuthenticationResponse({ response, credential, ...expected }),
	)
	return verdict?.verified === true && (await wasUsed(key, verdict)) ? key.userId : null
}

async function wasUsed(key: PasskeyRow, { authenticationInfo }: VerifiedAuthenticationResponse): Promise<boolean> {
	return await spendPasskeyUse(key.id, { from: key.counter, to: BigInt(authenticationInfo.newCounter) })
}
