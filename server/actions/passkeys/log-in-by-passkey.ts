import {
	generateAuthenticationOptions,
	verifyAuthenticationResponse,
	type PublicKeyCredentialRequestOptionsJSON,
	type VerifiedAuthenticationResponse,
	type AuthenticationResponseJSON,
	type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { Actor } from '#server/access/actor.ts'
import type { Origin } from '#server/access/limits/log-in-throttle.ts'
import { networkOf } from '#server/access/limits/network.ts'
import { spendTry } from '#server/access/limits/rate-limits.ts'
import { findPasskey, spendPasskeyUse, type PasskeyRow } from '#server/store/rows/accounts/passkeys.ts'
import { findUser } from '#server/store/rows/accounts/users.ts'
import type { AccountAnswer } from '#server/access/account-answer.ts'
import { keepSample } from '#server/actions/accounts/sign-up.ts'
import { z } from 'zod'
import { readJsonText } from '#shared/schemas/json-text.ts'
import { publicAddress } from '#server/actions/mail.ts'

/** Whom a key is made for: the host of our public address, which browsers hold it to. */
export type RelyingParty = { readonly id: string; readonly origin: string }

/** The one of this request: never what the Host header says, unless it names this machine. */
export function relyingParty(request: Request): RelyingParty {
	const { hostname, origin } = new URL(publicAddress(request))
	return { id: hostname, origin }
}

const LONGEST = 8000
const bytes = z.string().max(LONGEST)
const common = { id: bytes, rawId: bytes, type: z.literal('public-key') }

const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const
const newKeySchema = z.object({
	...common,
	response: z.object({
		clientDataJSON: bytes,
		attestationObject: bytes,
		transports: z.array(z.enum(TRANSPORTS)).max(10).catch([]).default([]),
	}),
})
const signatureSchema = z.object({
	...common,
	response: z.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }),
})

/** What a browser says of a key that was just made, or null where it says something else. */
export function readNewKey(text: string): RegistrationResponseJSON | null {
	const read = readJsonText(text)
	const parsed = newKeySchema.safeParse(read.ok ? read.value : null)
	return parsed.success ? { ...parsed.data, clientExtensionResults: {} } : null
}

/** What a browser says of a signature, or null where it says something else. */
function readSignature(text: string): AuthenticationResponseJSON | null {
	const read = readJsonText(text)
	const parsed = signatureSchema.safeParse(read.ok ? read.value : null)
	return parsed.success ? { ...parsed.data, clientExtensionResults: {} } : null
}

type Expected = {
	readonly expectedChallenge: string
	readonly expectedOrigin: string
	readonly expectedRPID: string
}

/**
 * What the library says of an answer to our challenge, or null: it throws for every answer that is not what was asked for,
 * and for a key that was copied. What exactly is no help to whoever sent it.
 */
export async function judge<Verdict>(
	{ party, challenge }: { readonly party: RelyingParty; readonly challenge: string },
	verify: (expected: Expected) => Promise<Verdict>,
): Promise<Verdict | null> {
	try {
		return await verify({ expectedChallenge: challenge, expectedOrigin: party.origin, expectedRPID: party.id })
	} catch {
		return null
	}
}

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
