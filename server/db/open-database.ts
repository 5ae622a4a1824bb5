import pg from 'pg'
import type { Env } from '../env.ts'
import { errorCode } from '../error-code.ts'
import { StartError } from '../start-error.ts'
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
		await client.end()
		return { url, name, isUp: () => true, close: () => Promise.resolve() }
	} catch (error) {
		throw new StartError(
			`DATABASE_URL: ${name} ${reason(error)}. Correct DATABASE_URL, or unset it to use the embedded database.`,
		)
	}
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
