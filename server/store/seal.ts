import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { currentEnv } from '#server/env.ts'

const IV_BYTES = 12
const TAG_BYTES = 16

function key(): Buffer {
	return Buffer.from(hkdfSync('sha256', currentEnv().SESSION_SECRET ?? 'unset', '', 'strata outbox', 32))
}

/** Encrypts text that is kept for a while and holds a secret, such as a mail with a one-use link. */
export function seal(text: string): Uint8Array<ArrayBuffer> {
	const iv = randomBytes(IV_BYTES)
	const cipher = createCipheriv('aes-256-gcm', key(), iv)
	const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
	return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), body]))
}

/** The text that was sealed. Fails when the bytes or the secret are not the ones it was sealed with. */
export function unseal(sealed: Uint8Array): string {
	const bytes = Buffer.from(sealed)
	const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, IV_BYTES))
	decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
	return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
}
