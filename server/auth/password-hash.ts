import { randomBytes } from 'node:crypto'
import { hash } from '@node-rs/argon2'

// 64 MiB and three passes cost about 56 ms; two at once keep a burst of log-ins from taking the machine's memory.
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const
const MAX_AT_ONCE = 2

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	if (running >= MAX_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
	else running++
	try {
		return await work()
	} finally {
		const next = waiting.shift()
		if (next) next()
		else running--
	}
}

/** A salt for an address that has none yet. */
export function newSalt(): Uint8Array<ArrayBuffer> {
	return new Uint8Array(randomBytes(16))
}

/** The argon2id hash of a password with its address's salt. The same password and salt give the same text. */
export async function hashPassword(password: string, salt: Uint8Array): Promise<string> {
	return await inTurn(() => hash(password.normalize('NFC'), { ...COST, salt }))
}
