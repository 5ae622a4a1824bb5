import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test, vi } from 'vitest'
import { seedSample } from '../../../prisma/seed.ts'
import { backUp } from '#server/store/backup.ts'
import { connectDatabase, database, disconnectDatabase } from '#server/store/client.ts'
import { runDatabaseCommand } from '#server/store/run-command.ts'
import { bringBack, dropReplaced } from '#server/store/replaced.ts'
import { resetDatabase } from '#server/store/schema/reset-database.ts'
import { restore } from '#server/store/restore.ts'
import { isMigrated, migrate } from '#server/store/schema/migrate.ts'
import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { inRequest } from '#server/store/tenancy/in-request.ts'
import { scopedPool } from '#server/store/tenancy/scoped-pool.ts'
import { withClient } from '#server/store/with-client.ts'
import { currentEnv } from '#server/env.ts'

const url = () => String(currentEnv().DATABASE_URL)
const now = new Date('2026-11-24T12:00:00Z')

async function newFile(): Promise<string> {
	const folder = await mkdtemp(path.join(tmpdir(), 'strata-backup-'))
	onTestFinished(() => rm(folder, { recursive: true, force: true }))
	return path.join(folder, 'backup.gz')
}

/** As it is done: nobody else is connected meanwhile. */
async function alone<Made>(work: () => Promise<Made>): Promise<Made> {
	await disconnectDatabase()
	try {
		return await work()
	} finally {
		connectDatabase(url(), 'every team')
	}
}
const restoreAlone = (file: string, at = new Date()) => alone(() => restore({ url: url(), file, now: at }))

async function checksums(): Promise<Record<string, string>> {
	return await withClient(url(), async (client) => {
		const tables = await client.query<{ name: string }>(
			`select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`,
		)
		const sums: Record<string, string> = {}
		for (const { name } of tables.rows) {
			const { rows } = await client.query<{ sum: string }>(
				`select md5(coalesce(string_agg(row, '|' order by row), '')) as sum from (select to_jsonb(t)::text as row from "${name}" t) r`,
			)
			sums[name] = String(rows[0]?.sum)
		}
		return sums
	})
}

test('what is backed up comes back to the last row, into an empty database', async () => {
	await seedSample()
	const before = await checksums()
	const file = await newFile()
	const rows = await backUp({ url: url(), file, now })
	expect(rows).toBeGreaterThan(20)
	await resetDatabase(url())
	expect(await checksums()).not.toEqual(before)
	expect(await restoreAlone(file)).toBe(rows)
	expect(await checksums()).toEqual(before)
})

test('a backup shows one moment, whatever is written while it runs', async () => {
	await seedSample()
	const file = await newFile()
	const before = await checksums()
	const writing = database().rateLimit.createMany({
		data: Array.from({ length: 50 }, (_, index) => ({
			bucket: `probe-${index}`,
			window: now,
			count: 1,
			expiresAt: now,
		})),
	})
	await Promise.all([backUp({ url: url(), file, now }), writing])
	await restoreAlone(file)
	const { rate_limits: _limits, ...after } = await checksums()
	const { rate_limits: _before, ...expected } = before
	expect(after).toEqual(expected)
})

test('a restore is refused while anybody is connected, and says who', async () => {
	await seedSample()
	const file = await newFile()
	await backUp({ url: url(), file, now })
	const before = await checksums()
	const other = new URL(url())
	other.searchParams.set('application_name', 'psql')
	await alone(async () => {
		await withClient(other.href, async (client) => {
			const refused = restore({ url: url(), file, now })
			await expect(refused).rejects.toThrow(
				/^Others are connected to the database: psql as \w+ from .* \(process \d+\)\. Stop/,
			)
			await client.query('select 1')
		})
	})
	// A server that runs, with nothing to do.
	await database().$queryRaw`select 1`
	await expect(restore({ url: url(), file, now })).rejects.toThrow(/Others are connected/)
	expect(await checksums()).toEqual(before)
})

const replaced = () =>
	withClient(url(), async (client) => {
		const { rows } = await client.query(
			`select nspname from pg_namespace where nspname like 'strata_replaced%' order by 1`,
		)
		return rows.length
	})

test('what a restore has replaced can be put back for a day, and is gone after it', async () => {
	await seedSample()
	const file = await newFile()
	await backUp({ url: url(), file, now })
	await database().rateLimit.create({ data: { bucket: 'after the backup', window: now, count: 1, expiresAt: now } })
	const edited = await checksums()
	await withClient(url(), (client) => dropReplaced(client, new Date('2200-01-01')))
	await restoreAlone(file, new Date('2026-11-24T13:00:00Z'))
	expect(await checksums()).not.toEqual(edited)
	const back = await alone(() => bringBack({ url: url(), now: new Date('2026-11-24T14:00:00Z') }))
	expect(back.toISOString()).toBe('2026-11-24T13:00:00.000Z')
	expect(await checksums()).toEqual(edited)
	expect(await isMigrated(database())).toBe(true)
	// What it had brought is kept in its turn, for a day.
	await withClient(url(), (client) => dropReplaced(client, new Date('2026-11-25T13:59:00Z')))
	expect(await replaced()).toBe(1)
	await withClient(url(), (client) => dropReplaced(client, new Date('2026-11-25T14:01:00Z')))
	expect(await replaced()).toBe(0)
	await expect(alone(() => bringBack({ url: url(), now }))).rejects.toThrow(/is kept any more/)
	const wrong: string[] = []
	vi.spyOn(process.stderr, 'write').mockImplementation((text) => wrong.push(String(text)) > 0)
	expect(await runDatabaseCommand(['restore', file, '--undo'])).toBe(2)
	vi.restoreAllMocks()
	expect(wrong.join('')).toContain('db:restore -- --undo')
})

test('a database that a newer version has changed is told in a sentence, and a backup takes its place', async () => {
	await seedSample()
	const file = await newFile()
	await backUp({ url: url(), file, now })
	await withClient(url(), (client) =>
		client.query(`insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
			values ('later', 'x', '29990101000000_later', now(), 1)`),
	)
	await expect(migrate(url())).rejects.toThrow(
		/^The database was brought up to date by a newer Strata \(29990101000000_later\)\. Start that version, or restore/,
	)
	await restoreAlone(file, new Date('2026-11-24T15:00:00Z'))
	expect(await migrate(url())).toEqual([])
})

test('a file that is no backup is refused before anything is dropped', async () => {
	await seedSample()
	const before = await checksums()
	const file = await newFile()
	for (const content of ['not gzip', gzipSync('{"format":"other"}\n'), gzipSync('')]) {
		await writeFile(file, content)
		await expect(restoreAlone(file)).rejects.toThrow(/backup/)
	}
	await writeFile(file, gzipSync('{"format":"strata.backup/1","migrations":["29990101000000_later"],"takenAt":"x"}\n'))
	await expect(restoreAlone(file)).rejects.toThrow(/newer Strata/)
	expect(await checksums()).toEqual(before)
})

test('a backup that was cut, changed or does not fit together leaves the database as it was', async () => {
	await seedSample()
	const file = await newFile()
	await backUp({ url: url(), file, now })
	await seedSample()
	const before = await checksums()
	const whole = await readFile(file)
	const lines = gunzipSync(whole).toString('utf8').trimEnd().split('\n')
	const first = lines.findIndex((line) => line.startsWith('scenarios\t'))
	const packed = (some: readonly string[]) => gzipSync(`${some.join('\n')}\n`)
	const older = lines.slice(0, -1).with(0, (lines[0] ?? '').replace('strata.backup/2', 'strata.backup/1'))
	const harmed: readonly [Buffer, RegExp][] = [
		[whole.subarray(0, Math.floor(whole.length / 2)), /ends too early/],
		[whole.subarray(0, whole.length - 4), /ends too early/],
		[packed(lines.slice(0, -1)), /ends too early/],
		[packed(lines.toSpliced(first, 1)), /was changed on its way/],
		[packed(lines.with(first, (lines[first] ?? '').slice(0, 40))), /holds a row that cannot be read/],
		[packed([...lines, ...lines.slice(1)]), /goes on behind its end/],
		// of the form before: nothing but the references themselves tells
		[packed(older.toSpliced(first, 1)), /could not be restored: .*foreign key/],
		[packed([...older, 'no_such_table\t{}']), /could not be restored/],
	]
	for (const [content, sentence] of harmed) {
		await writeFile(file, content)
		await expect(restoreAlone(file)).rejects.toThrow(sentence)
		expect(await checksums()).toEqual(before)
	}
	await writeFile(file, packed(older))
	expect(await restoreAlone(file)).toBe(older.length - 1)
	expect(await isMigrated(database())).toBe(true)
})

// The last one: the tables are the superuser’s from here on.
test('what a superuser restores is behind the wall, for whom a server of theirs works as', async () => {
	await seedSample()
	const file = await newFile()
	await backUp({ url: url(), file, now })
	const mighty = new URL(url())
	mighty.username = 'postgres'
	await alone(() => restore({ url: mighty.href, file, now: new Date() }))
	const pool = scopedPool({ connectionString: mighty.href, max: 1 })
	onTestFinished(() => pool.end())
	const seen = async () =>
		(await pool.query<object>('select current_user as "user", (select count(*)::int from "projects") as "plans"')).rows
	expect(await inRequest(seen)).toEqual([{ user: 'strata_app', plans: 0 }])
	expect(await acrossTeams(seen)).toEqual([{ user: 'strata_app', plans: 1 }])
})
