import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { hash } from '@node-rs/argon2'
import { requireNoTransaction } from '#server/store/transaction.ts'
import { fairQueue } from './limits/fair-queue.ts'
import { networkOf } from './limits/network.ts'

// 64 MiB and three passes cost about 56 ms on a thread of its own; two at once keep a burst of log-ins from taking the
// machine's memory, and one processor stays for whoever is answered. Sixty in line are under four seconds of waiting.
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const
const AT_ONCE = Math.max(1, Math.min(2, availableParallelism() - 1))
const queue = fairQueue({ atOnce: AT_ONCE, perKey: 16, inAll: 60, longestWaitMs: 8000 })

/** A salt for an address that has none yet. */
export function newSalt(): Uint8Array<ArrayBuffer> {
	return new Uint8Array(randomBytes(16))
}

/**
 * The argon2id hash of a password with its address's salt. The same password and salt give the same text. Networks take
 * turns: see fair-queue.ts.
 * @throws rate_limited when too many wait
 */
export async function hashPassword(ip: string, password: string, salt: Uint8Array): Promise<string> {
	requireNoTransaction('A password is hashed')
	return await queue(networkOf(ip), () => hash(password.normalize('NFC'), { ...COST, salt }))
}
