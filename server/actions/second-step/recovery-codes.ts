import { hashPassword, newSalt } from '#server/access/password-hash.ts'
import { newId } from '#server/access/tokens.ts'

const COUNT = 8

/** New recovery codes of 80 random bits, and what is kept of them. The codes themselves are shown once and forgotten. */
export async function makeRecoveryCodes(ip: string): Promise<{
	readonly codes: readonly string[]
	readonly kept: { readonly salt: Uint8Array<ArrayBuffer>; readonly hashes: readonly string[] }
}> {
	const salt = newSalt()
	const ids = Array.from({ length: COUNT }, newId)
	const hashes = await Promise.all(ids.map((id) => hashPassword(ip, id, salt)))
	return { codes: ids.map((id) => id.match(/.{4}/g)?.join('-') ?? id), kept: { salt, hashes } }
}

/** A recovery code as it is kept, however it was typed: our letters leave out those that look like digits. */
export async function hashRecoveryCode(ip: string, typed: string, salt: Uint8Array): Promise<string> {
	const plain = typed
		.toLowerCase()
		.replace(/[\s-]+/g, '')
		.replaceAll('o', '0')
		.replace(/[il]/g, '1')
	return await hashPassword(ip, plain, salt)
}
