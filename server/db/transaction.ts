import { AsyncLocalStorage } from 'node:async_hooks'
import { database, type DatabaseConnection } from './client.ts'

const MAX_TRIES = 5
const current = new AsyncLocalStorage<DatabaseConnection>()

/** What a repository queries: the transaction it is called in, or else the pool. */
export function db(): DatabaseConnection {
	return current.getStore() ?? database()
}

/**
 * Runs the work in one transaction and, where another one won the race, runs the whole of it again; so it may do nothing
 * that cannot be done twice, such as sending mail. Inside another transaction it simply joins that one.
 * @throws what the work throws, or the last conflict after five tries
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
				maxWait: 15_000,
				timeout: 15_000,
			})
		} catch (error) {
			if (tries === MAX_TRIES || !isWriteConflict(error)) throw error
			await new Promise((resolve) => setTimeout(resolve, 2 ** tries * 10 * (0.5 + Math.random())))
		}
	}
}

/** A serialization failure or deadlock; at COMMIT the driver adapter reports it without Prisma's code P2034. */
function isWriteConflict(error: unknown): boolean {
	if (!(error instanceof Error)) return false
	if ('code' in error && error.code === 'P2034') return true
	const cause = error.cause
	return typeof cause === 'object' && cause !== null && 'kind' in cause && cause.kind === 'TransactionWriteConflict'
}
