import pg from 'pg'
import type { Env } from '#server/env.ts'
import { errorCode } from '#server/error-code.ts'
import { StartError } from '#server/start-error.ts'
import { claimDataFolder, livingOwner, openDataFolder } from './embedded/data-folder.ts'
import { joinEmbeddedDatabase, startEmbeddedDatabase } from './embedded/embedded-database.ts'

export type OpenDatabase = {
	readonly url: string
	/** what to call it in a message; never with a password */
	readonly name: string
	/** false while the embedded database is being started again */
	isUp(): boolean
	close(): Promise<void>
}

/** The given database, reached once, or the embedded one, started and claimed for this process. */
export async function openDatabase(env: Pick<Env, 'DATABASE_URL' | 'STRATA_DATA_DIR'>): Promise<OpenDatabase> {
	if (env.DATABASE_URL !== undefined) return openGiven(env.DATABASE_URL)
	const folder = await openDataFolder(env.STRATA_DATA_DIR)
	const claim = await claimDataFolder(folder)
	try {
		const embedded = await startEmbeddedDatabase(folder)
		const close = async () => {
			await embedded.stop()
			await claim.release()
		}
		return { url: embedded.url, name: `the embedded database in ${folder}`, isUp: () => embedded.isUp(), close }
	} catch (error) {
		await claim.release()
		throw error
	}
}

/** As `openDatabase`, for a command that may run beside a running server: it then joins that server's database. */
export async function openDatabaseBesides(env: Pick<Env, 'DATABASE_URL' | 'STRATA_DATA_DIR'>): Promise<OpenDatabase> {
	if (env.DATABASE_URL !== undefined) return openGiven(env.DATABASE_URL)
	const folder = await openDataFolder(env.STRATA_DATA_DIR)
	if ((await livingOwner(folder)) === null) return openDatabase(env)
	const joined = await joinEmbeddedDatabase(folder)
	return { url: joined.url, name: `the embedded database in ${folder}`, isUp: () => true, close: () => joined.stop() }
}

async function openGiven(url: string): Promise<OpenDatabase> {
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
	client.on('error', () => undefined)
	const { host, pathname } = new URL(url)
	const name = `the database ${pathname.slice(1)} at ${host}`
	try {
		await client.connect()
		await requireOwnSession(client, { url, name })
		return { url, name, isUp: () => true, close: () => Promise.resolve() }
	} catch (error) {
		if (error instanceof StartError) throw error
		throw new StartError(
			`DATABASE_URL: ${name} ${reason(error)}. Correct DATABASE_URL, or unset it to use the embedded database.`,
		)
	} finally {
		await client.end().catch(() => undefined)
	}
}

/**
 * Sees to it that a connection keeps its session from one statement to the next. A pooler that hands sessions on between
 * transactions, such as PgBouncer with `pool_mode = transaction`, leaves locks on sessions that others get, and hears nothing
 * of what is told to one that listens.
 * @throws StartError with the mend
 */
async function requireOwnSession(client: pg.Client, { url, name }: { url: string; name: string }): Promise<void> {
	const first = await sessionOf(client)
	const other = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
	other.on('error', () => undefined)
	try {
		await other.connect()
		// Held by a transaction: a pooler that shares sessions has given it the one just used, or gives the first another now.
		await other.query('begin')
		const second = await sessionOf(other)
		if (second !== first && (await sessionOf(client)) === first) return
	} finally {
		await other.end().catch(() => undefined)
	}
	throw new StartError(
		`DATABASE_URL: ${name} is behind a pooler that shares its connections between transactions. Strata locks and listens ` +
			'by connection: give the address of PostgreSQL itself, or set pool_mode = session in the pooler.',
	)
}

async function sessionOf(client: pg.Client): Promise<number> {
	const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
	return rows[0]?.pid ?? 0
}

const REASONS: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'does not answer: nothing listens there',
	ENOTFOUND: 'cannot be found: no such host',
	EAI_AGAIN: 'cannot be found: no such host',
	'28P01': 'refused the user or the password',
	'28000': 'refused the user',
	'3D000': 'does not exist on that server',
}

function reason(error: unknown): string {
	const known = REASONS[errorCode(error) ?? '']
	return known ?? `cannot be reached (${error instanceof Error ? error.message : 'no reason given'})`
}
