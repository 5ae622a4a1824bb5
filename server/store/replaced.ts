import pg from 'pg'
import { StartError } from '#server/start-error.ts'
import { openToAppRole } from './tenancy/app-role.ts'
import { withClient } from './with-client.ts'

/*
 * What a restore has replaced lies in a schema of its own for a day, named for the moment at which it was replaced, and can
 * be put back.
 */
const REPLACED = 'strata_replaced_'
const KEPT_MS = 86_400_000
/** Connections that have been closed take a moment to go. */
const GONE_WITHIN_MS = 2000
const LOOK_EVERY_MS = 100

const nameAt = (now: Date) => `${REPLACED}${String(now.getTime())}`
const timeOf = (schema: string) => Number(schema.slice(REPLACED.length))

/** Puts a schema in the place of the tables, which are kept. */
export async function changePlaces(client: pg.Client, schema: string, now: Date): Promise<void> {
	await client.query(`
		alter schema public rename to ${pg.escapeIdentifier(nameAt(now))};
		alter schema ${pg.escapeIdentifier(schema)} rename to public`)
}

/**
 * Puts back what the latest restore has replaced, and keeps what that had brought. Answers when it was replaced.
 * @throws StartError where nothing is kept, or anybody else is connected
 */
export async function bringBack({ url, now }: { readonly url: string; readonly now: Date }): Promise<Date> {
	return await withClient(url, async (client) => {
		await requireAlone(client)
		const schema = (await replacedSchemas(client)).at(-1)
		if (schema === undefined)
			throw new StartError(
				'Nothing that a restore has replaced is kept any more: it is for a day. The database is as it was.',
			)
		await client.query('begin')
		await changePlaces(client, schema, now)
		await client.query('commit')
		await openToAppRole(client)
		return new Date(timeOf(schema))
	})
}

/** Drops what was replaced more than a day ago. */
export async function dropReplaced(client: pg.Client, now: Date): Promise<void> {
	for (const schema of await replacedSchemas(client)) {
		if (now.getTime() - timeOf(schema) > KEPT_MS)
			await client.query(`drop schema ${pg.escapeIdentifier(schema)} cascade`)
	}
}

/** The same, by a connection of its own. */
export const dropReplacedAt = (url: string, now: Date): Promise<void> =>
	withClient(url, (client) => dropReplaced(client, now))

/** Oldest first. */
async function replacedSchemas(client: pg.Client): Promise<readonly string[]> {
	const { rows } = await client.query<{ name: string }>(`select nspname as name from pg_namespace where nspname ~ $1`, [
		`^${REPLACED}\\d{13}$`,
	])
	return rows.map(({ name }) => name).toSorted()
}

type Other = {
	readonly pid: number
	readonly who: string
	readonly program: string
	readonly from: string
	readonly since: Date
}

/**
 * Sees to it that nobody else is connected to the database.
 * @throws StartError that names them
 */
export async function requireAlone(client: pg.Client): Promise<void> {
	const until = Date.now() + GONE_WITHIN_MS
	for (;;) {
		const others = await othersConnected(client)
		if (others.length === 0) return
		if (Date.now() > until) throw inUse(others)
		await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
	}
}

async function othersConnected(client: pg.Client): Promise<readonly Other[]> {
	// In a transaction the view shows what it showed first, unless it is told to look again.
	await client.query('select pg_stat_clear_snapshot()')
	const { rows } = await client.query<Other>(`
		select pid, usename as who, coalesce(nullif(application_name, ''), 'a program') as program,
			coalesce(host(client_addr), 'this machine') as "from", backend_start as since
		from pg_stat_activity
		where datname = current_database() and pid <> pg_backend_pid() and coalesce(backend_type, 'client backend') = 'client backend'
		order by backend_start`)
	return rows
}

const MOST_NAMED = 5

function inUse(others: readonly Other[]): StartError {
	const named = others.slice(0, MOST_NAMED).map(({ pid, who, program, from, since }) => {
		const time = since instanceof Date ? ` since ${since.toISOString().slice(0, 16).replace('T', ' ')} UTC` : ''
		return `${program} as ${who} from ${from}${time} (process ${String(pid)})`
	})
	const rest = others.length - named.length
	const list = [...named, ...(rest > 0 ? [`${String(rest)} more`] : [])].join('; ')
	return new StartError(
		`Others are connected to the database: ${list}. Stop them, then restore. The database is as it was.`,
	)
}
