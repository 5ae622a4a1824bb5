import pg from 'pg'
import { StartError } from '#server/start-error.ts'
import { checkBackup, linesOf, rowIn } from './backup-file.ts'
import { changePlaces, dropReplaced, requireAlone } from './replaced.ts'
import { applyMissing, migrationNames, readMigrations } from './schema/migrate.ts'
import { openToAppRole } from './tenancy/app-role.ts'
import { withClient } from './with-client.ts'

const ROWS_AT_ONCE = 500
/** Where a backup is put together before it takes the place of what is there. */
const FRESH = 'strata_restore'

export type RestoreRequest = { readonly url: string; readonly file: string; readonly now: Date }

/**
 * Puts a backup in the place of everything in the database. The file is read to its end first; then its rows go into a
 * fresh schema, their references are checked, and the schemas change places, all in one transaction: whatever fails, the
 * database stays as it was. What was there before is kept for a day (`replaced.ts`). Answers the number of rows.
 * @throws StartError in a sentence, also where anybody else is connected
 */
export async function restore({ url, file, now }: RestoreRequest): Promise<number> {
	const { heading, rows } = await checkBackup(file)
	const known = await migrationNames()
	if (!heading.migrations.every((name) => known.includes(name)))
		throw new StartError(
			`${file} was written by a newer Strata. Restore it with that version, or update this one first.`,
		)
	await withClient(url, requireAlone)
	await applyMissing(url)
	try {
		await withClient(url, async (client) => {
			await client.query('begin')
			await client.query(`create schema ${FRESH}; set local search_path to ${FRESH}`)
			await runMigrations(client, heading.migrations)
			await fill(client, { file, rows })
			await runMigrations(
				client,
				known.filter((name) => !heading.migrations.includes(name)),
			)
			await copyMigrations(client, known)
			// Who came meanwhile would go on writing where nobody looks any more.
			await requireAlone(client)
			await changePlaces(client, FRESH, now)
			await client.query('commit')
			// What was granted has gone with the tables before.
			await openToAppRole(client)
			await dropReplaced(client, now)
		})
	} catch (error) {
		if (error instanceof StartError) throw error
		const reason = error instanceof Error ? error.message : String(error)
		throw new StartError(`${file} could not be restored: ${reason}. The database is as it was.`)
	}
	return rows
}

async function runMigrations(client: pg.Client, names: readonly string[]): Promise<void> {
	const { migrationDirectories } = await readMigrations(names)
	for (const { migrationFile } of migrationDirectories) await client.query(migrationFile.content.value)
}

async function fill(client: pg.Client, { file, rows }: { file: string; rows: number }): Promise<void> {
	const keys = await dropForeignKeys(client)
	const written = await insertRows(client, file)
	if (written !== rows) throw new Error(`${written} of ${rows} rows were found when they were to be written`)
	// Keys that are made anew check every row.
	for (const key of keys) await client.query(`alter table ${key.table} add constraint ${key.name} ${key.definition}`)
}

/** Which migrations the database has is no row of the backup. */
async function copyMigrations(client: pg.Client, known: readonly string[]): Promise<void> {
	await client.query(`create table ${FRESH}._prisma_migrations (like public._prisma_migrations including all)`)
	await client.query(
		`insert into ${FRESH}._prisma_migrations select * from public._prisma_migrations where migration_name = any($1)`,
		[known],
	)
}

async function insertRows(client: pg.Client, file: string): Promise<number> {
	let waiting: { table: string; rows: string[] } = { table: '', rows: [] }
	let count = 0
	for await (const line of linesOf(file)) {
		const read = rowIn(line)
		if (read === null) continue
		count += 1
		if (read.table !== waiting.table || waiting.rows.length === ROWS_AT_ONCE) {
			await insert(client, waiting)
			waiting = { table: read.table, rows: [] }
		}
		waiting.rows.push(read.row)
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
		 from pg_constraint where contype = 'f' and connamespace = '${FRESH}'::regnamespace`,
	)
	for (const key of rows) await client.query(`alter table ${key.table} drop constraint ${key.name}`)
	return rows
}
