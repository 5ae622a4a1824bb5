import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { z } from 'zod'
import { StartError } from '../start-error.ts'
import { migrationNames } from './migrate.ts'
import { resetDatabase } from './reset-database.ts'

/*
 * A backup is gzipped text: a heading, then one line per row, `table<TAB>row as JSON`, all read in one snapshot. The
 * bundled PostgreSQL has no pg_dump, and this form can be restored into the embedded or any given database alike.
 */
const FORMAT = 'strata.backup/1'
const ROWS_AT_ONCE = 500

const headingSchema = z.object({ format: z.literal(FORMAT), migrations: z.array(z.string()), takenAt: z.string() })

export type BackupRequest = { readonly url: string; readonly file: string; readonly now: Date }

/** Writes every row to the file, while others go on working. Answers the number of rows. */
export async function backUp({ url, file, now }: BackupRequest): Promise<number> {
	return withClient(url, async (client) => {
		await client.query('begin isolation level repeatable read read only')
		const counted = { rows: 0 }
		const heading = { format: FORMAT, migrations: await migrationNames(), takenAt: now.toISOString() }
		const unfinished = `${file}.unfinished`
		try {
			const lines = Readable.from(backupLines(client, JSON.stringify(heading), counted))
			await pipeline(lines, createGzip(), createWriteStream(unfinished, { mode: 0o600 }))
			await rename(unfinished, file)
		} finally {
			await rm(unfinished, { force: true })
		}
		return counted.rows
	})
}

async function* backupLines(client: pg.Client, heading: string, counted: { rows: number }): AsyncGenerator<string> {
	yield `${heading}\n`
	for (const table of await tableNames(client)) {
		const quoted = pg.escapeIdentifier(table)
		await client.query(`declare backup_rows cursor for select to_jsonb(t)::text as row from ${quoted} t`)
		for (;;) {
			const { rows } = await client.query<{ row: string }>(`fetch ${ROWS_AT_ONCE} from backup_rows`)
			if (rows.length === 0) break
			counted.rows += rows.length
			yield rows.map(({ row }) => `${table}\t${row}\n`).join('')
		}
		await client.query('close backup_rows')
	}
}

export type RestoreRequest = { readonly url: string; readonly file: string }

/** Empties the database and puts the rows of the file into it, all or none. Answers the number of rows. */
export async function restore({ url, file }: RestoreRequest): Promise<number> {
	await requireRestorable(file)
	await resetDatabase(url)
	return withClient(url, async (client) => {
		await client.query('begin')
		const keys = await dropForeignKeys(client)
		const rows = await insertRows(client, file)
		// Re-made keys check every row, so a damaged file cannot leave half a plan behind.
		for (const key of keys) await client.query(`alter table ${key.table} add constraint ${key.name} ${key.definition}`)
		await client.query('commit')
		return rows
	})
}

async function requireRestorable(file: string): Promise<void> {
	const heading = await firstLine(file)
	const parsed = headingSchema.safeParse(parseJson(heading))
	if (!parsed.success) throw new StartError(`${file} is not a backup of Strata. Give a file that db:backup wrote.`)
	const known = new Set(await migrationNames())
	if (parsed.data.migrations.every((name) => known.has(name))) return
	throw new StartError(`${file} was written by a newer Strata. Restore it with that version, or update this one first.`)
}

async function firstLine(file: string): Promise<string> {
	try {
		for await (const line of linesOf(file)) return line
	} catch {
		throw new StartError(`${file} cannot be read as a backup. Give a file that db:backup wrote.`)
	}
	return ''
}

async function insertRows(client: pg.Client, file: string): Promise<number> {
	let waiting: { table: string; rows: string[] } = { table: '', rows: [] }
	let count = -1
	for await (const line of linesOf(file)) {
		count += 1
		if (count === 0) continue
		const tab = line.indexOf('\t')
		const table = line.slice(0, tab)
		if (table !== waiting.table || waiting.rows.length === ROWS_AT_ONCE) {
			await insert(client, waiting)
			waiting = { table, rows: [] }
		}
		waiting.rows.push(line.slice(tab + 1))
	}
	await insert(client, waiting)
	return count
}

async function insert(client: pg.Client, { table, rows }: { table: string; rows: readonly string[] }): Promise<void> {
	if (rows.length === 0) return
	const quoted = pg.escapeIdentifier(table)
	await client.query(`insert into ${quoted} select * from jsonb_populate_recordset(null::${quoted}, $1::jsonb)`, [
		`[${rows.join(',')}]`,
	])
}

type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string }

async function dropForeignKeys(client: pg.Client): Promise<readonly ForeignKey[]> {
	const { rows } = await client.query<ForeignKey>(
		`select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
		 from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
	)
	for (const key of rows) await client.query(`alter table ${key.table} drop constraint ${key.name}`)
	return rows
}

async function tableNames(client: pg.Client): Promise<readonly string[]> {
	const { rows } = await client.query<{ tablename: string }>(
		`select tablename from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1`,
	)
	return rows.map(({ tablename }) => tablename)
}

function linesOf(file: string): AsyncIterable<string> {
	const text = createReadStream(file).pipe(createGunzip())
	return createInterface({ input: text, crlfDelay: Infinity })
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return null
	}
}

async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
	const client = new pg.Client({ connectionString: url })
	client.on('error', () => undefined)
	await client.connect()
	try {
		return await work(client)
	} finally {
		await client.end()
	}
}
