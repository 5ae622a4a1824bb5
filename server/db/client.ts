import { PrismaPg } from '@prisma/adapter-pg'
import { remembered } from '../remembered.ts'
import { PrismaClient } from './generated/client.ts'
import { scopedPool } from './tenancy/scoped-pool.ts'
import { setOutside, type Outside } from './tenancy/scope.ts'

export type Database = PrismaClient
/** What a repository needs: the client, or the client of an open transaction. */
export type DatabaseConnection = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>

const POOL_SIZE = 10
const slot = remembered('database', (value): value is Database => typeof value === 'object' && value !== null)

/**
 * Opens the pool on this address; from here on `database()` answers. A server says that work outside of its requests sees no
 * team's rows: what it does for one, or for all, it says there.
 */
export function connectDatabase(url: string, outside: Outside): Database {
	const known = slot.read()
	if (known !== undefined) return known
	setOutside(outside)
	const pool = scopedPool({ connectionString: url, max: POOL_SIZE, connectionTimeoutMillis: 5000 })
	const adapter = new PrismaPg(pool, { disposeExternalPool: true })
	const client = new PrismaClient({ adapter })
	slot.write(client)
	return client
}

/** The database of this process. Fails if nothing has opened it: a server, script or test does so first. */
export function database(): Database {
	const known = slot.read()
	if (known === undefined) throw new Error('The database is not connected yet: call connectDatabase first.')
	return known
}

/** Closes the pool and forgets it. */
export async function disconnectDatabase(): Promise<void> {
	const known = slot.read()
	slot.clear()
	await known?.$disconnect()
}
