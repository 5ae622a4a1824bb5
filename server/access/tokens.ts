import { createHash, randomBytes } from 'node:crypto'

/** A secret for a link or a cookie: 256 random bits, fit for a URL. */
export function newToken(): string {
	return randomBytes(32).toString('base64url')
}

/** What is kept of a token. The token itself has enough randomness that a plain hash cannot be turned back. */
export function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('hex')
}

/** An id for a row that people may see in an address: 80 random bits in lower case. */
export function newId(): string {
	const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
	return Array.from(randomBytes(16), (byte) => alphabet.charAt(byte % 32)).join('')
}
