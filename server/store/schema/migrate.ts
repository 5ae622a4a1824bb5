import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { StartError } from '#server/start-error.ts'
import type { Database } from '#server/store/client.ts'
import { openToAppRole } from '#server/store/tenancy/app-role.ts'
import { withClient } from '#server/store/with-client.ts'
import { MIGRATIONS_FOLDER } from './schema-files.ts'
import { withSchemaEngine } from './schema-engine.ts'

// Any constant does, as long as every Strata takes the same.
const LOCK = 7_283_001

/**
 * Applies what is missing, under a lock, so that servers which start together migrate once, and opens the tables to the role
 * that a server works as. Returns the names applied.
 */
export async function migrate(url: string): Promise<readonly string[]> {
	await withClient(url, refuseNewer)
	const applied = await applyMissing(url)
	await withClient(url, openToAppRole)
	return applied
}

/** What a newer version has made of the database this one does not know how to read or write. */
async function refuseNewer(client: pg.Client): Promise<void> {
	const known = new Set(await migrationNames())
	const later = [...(await appliedNames(client))].filter((name) => !known.has(name)).toSorted()
	const [first] = later
	if (first === undefined) return
	throw new StartError(
		`The database was brought up to date by a newer Strata (${first}${later.length > 1 ? ` and ${String(later.length - 1)} more` : ''}). ` +
			'Start that version, or restore a backup that this one has written: npm run db:restore -- FILE.',
	)
}

/** Applies what is missing, under a lock. Returns the names applied. */
export async function applyMissing(url: string): Promise<readonly string[]> {
	const names = await migrationNames()
	const client = new pg.Client({ connectionString: url })
	client.on('error', () => undefined)
	await client.connect()
	try {
		if (isCurrent(names, await appliedNames(client))) return []
		await client.query('select pg_advisory_lock($1)', [LOCK])
		if (isCurrent(names, await appliedNames(client))) return []
		return await withSchemaEngine(url, async (engine) => {
			const { appliedMigrationNames } = await engine.applyMigrations({
				migrationsList: await readMigrations(names),
				filters: { externalTables: [], externalEnums: [] },
			})
			return appliedMigrationNames
		})
	} catch (error) {
		throw new StartError(`The database could not be migrated: ${plainMessage(error)}`)
	} finally {
		await client.end()
	}
}

/** Whether the database has every migration of this version. */
export async function isMigrated(connection: Pick<Database, '$queryRaw'>): Promise<boolean> {
	const rows = await connection.$queryRaw<{ migration_name: string }[]>`
		select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null`
	return isCurrent(await migrationNames(), new Set(rows.map((row) => row.migration_name)))
}

/** The migrations of this version, oldest first. */
export async function migrationNames(): Promise<readonly string[]> {
	const entries = await readdir(MIGRATIONS_FOLDER, { withFileTypes: true }).catch(() => [])
	return entries
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name)
		.sort()
}

/** The migrations as the schema engine takes them. */
export async function readMigrations(names: readonly string[]) {
	const file = (name: string) => path.join(MIGRATIONS_FOLDER, name, 'migration.sql')
	return {
		baseDir: MIGRATIONS_FOLDER,
		lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
		shadowDbInitScript: '',
		migrationDirectories: await Promise.all(
			names.map(async (name) => ({
				path: name,
				migrationFile: {
					path: 'migration.sql',
					content: { tag: 'ok' as const, value: await readFile(file(name), 'utf8') },
				},
			})),
		),
	}
}

const APPLIED = 'select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null'

/** The migrations a database has. */
export async function appliedNames(client: pg.Client): Promise<ReadonlySet<string>> {
	const table = await client.query<{ there: boolean }>(`select to_regclass('_prisma_migrations') is not null as there`)
	if (table.rows[0]?.there !== true) return new Set()
	const applied = await client.query<{ migration_name: string }>(APPLIED)
	return new Set(applied.rows.map((row) => row.migration_name))
}

function isCurrent(names: readonly string[], applied: ReadonlySet<string>): boolean {
	return names.every((name) => applied.has(name))
}

function plainMessage(error: unknown): string {
	if (!(error instanceof Error)) return String(error)
	return error.message.trim() || error.name
}
