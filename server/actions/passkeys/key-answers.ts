import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { readJsonText } from '#shared/schemas/json-text.ts'
import type { RelyingParty } from './relying-party.ts'

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
export function readSignature(text: string): AuthenticationResponseJSON | null {
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
