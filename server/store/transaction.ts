import { AsyncLocalStorage } from 'node:async_hooks'
import { hasCode } from '#server/error-code.ts'
import { faultFields, log } from '#server/log.ts'
import { database, databaseAtDoor, type DatabaseConnection } from './client.ts'

const MAX_TRIES = 5
const LONGEST_MS = 15_000
const current = new AsyncLocalStorage<DatabaseConnection | null>()

/** What a repository queries: the transaction it is called in, or else the pool. */
export function db(): DatabaseConnection {
	return current.getStore() ?? database()
}

/** The same for what lets people in: connections that no other work takes. */
export function dbAtDoor(): DatabaseConnection {
	return current.getStore() ?? databaseAtDoor()
}

/**
 * Whatever takes its time says so here: a few who did it in a transaction would hold every connection there is.
 * @throws inside a transaction
 */
export function requireNoTransaction(slow: string): void {
	if (!current.getStore()) return
	throw new Error(
		`${slow} in a transaction: do it before, then open the transaction and see that what it rests on still holds.`,
	)
}

/** Starts, out of a transaction, what belongs to it in nothing and what it does not wait for. */
export function besideTransaction(start: () => void): void {
	current.run(null, start)
}

/**
 * Runs the work in one transaction and, where another one won the race, runs the whole of it again; so it may do nothing
 * that cannot be done twice, such as sending mail. Inside another transaction it simply joins that one.
 * @throws what the work throws, or the last conflict after five tries; TransactionTooLong where others hold for too long what it needs
 */
export async function inTransaction<T>(
	work: (connection: DatabaseConnection) => Promise<T>,
	isolationLevel: 'ReadCommitted' | 'Serializable' = 'ReadCommitted',
): Promise<T> {
	const joined = current.getStore()
	if (joined) return await work(joined)
	for (let tries = 1; ; tries++) {
		try {
			return await database().$transaction((tx) => current.run(tx, () => work(tx)), {
				isolationLevel,
				maxWait: LONGEST_MS,
				timeout: LONGEST_MS,
			})
		} catch (error) {
			if (hasCode(error, 'P2028')) throw tookTooLong(error)
			if (tries === MAX_TRIES || !isWriteConflict(error)) throw error
			await new Promise((resolve) => setTimeout(resolve, 2 ** tries * 10 * (0.5 + Math.random())))
		}
	}
}

/** A serialization failure or deadlock; at COMMIT the driver adapter reports it without Prisma's code P2034. */
function isWriteConflict(error: unknown): boolean {
	if (!(error instanceof Error)) return false
	if (hasCode(error, 'P2034')) return true
	const cause = error.cause
	return typeof cause === 'object' && cause !== null && 'kind' in cause && cause.kind === 'TransactionWriteConflict'
}

/** Others held for too long what a transaction needed: nothing of it was written. */
export class TransactionTooLong extends Error {}

function tookTooLong(cause: unknown): TransactionTooLong {
	log('warn', 'transaction_took_too_long', faultFields(cause))
	return new TransactionTooLong('A transaction took too long', { cause })
}
