import { PrismaPg } from '@prisma/adapter-pg'
import { remembered } from '#server/remembered.ts'
import { PrismaClient } from './generated/client.ts'
import { scopedPool } from './tenancy/scoped-pool.ts'
import { setOutside, type Outside } from './tenancy/scope.ts'

export type Database = PrismaClient
/** What a repository needs: the client, or the client of an open transaction. */
export type DatabaseConnection = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>

/**
 * Connections of one process. However much work is under way, those of the door are free: who comes in is known, and the
 * server says how it is. README.md says what a server holds besides.
 */
const CONNECTIONS = { work: 10, door: 3 } as const
const LONGEST_WAIT_MS = 5000

type Databases = Readonly<Record<keyof typeof CONNECTIONS, Database>>
const slot = remembered('database', (value): value is Databases => typeof value === 'object' && value !== null)

/**
 * Opens the pools on this address; from here on `database()` answers. A server says that work outside of its requests sees no
 * team's rows: what it does for one, or for all, it says there.
 */
export function connectDatabase(url: string, outside: Outside): Database {
	const known = slot.read()
	if (known !== undefined) return known.work
	setOutside(outside)
	const opened = { work: openPool(url, CONNECTIONS.work), door: openPool(url, CONNECTIONS.door) }
	slot.write(opened)
	return opened.work
}

function openPool(url: string, max: number): Database {
	const pool = scopedPool({ connectionString: url, max, connectionTimeoutMillis: LONGEST_WAIT_MS })
	return new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) })
}

/** The database of this process. Fails if nothing has opened it: a server, script or test does so first. */
export function database(): Database {
	return databases().work
}

/** The same, by the connections that are kept for the door. */
export function databaseAtDoor(): Database {
	return databases().door
}

function databases(): Databases {
	const known = slot.read()
	if (known === undefined) throw new Error('The database is not connected yet: call connectDatabase first.')
	return known
}

/** Closes the pools and forgets them. */
export async function disconnectDatabase(): Promise<void> {
	const known = slot.read()
	slot.clear()
	await Promise.all([known?.work.$disconnect(), known?.door.$disconnect()])
}
