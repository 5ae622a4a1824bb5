import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { FORMAT, hashOfLines, type Heading } from './backup-file.ts'
import { appliedNames } from './schema/migrate.ts'
import { withClient } from './with-client.ts'

const ROWS_AT_ONCE = 500

export type BackupRequest = { readonly url: string; readonly file: string; readonly now: Date }

/** Writes every row to the file, as all were at one moment, while others go on working. Answers the number of rows. */
export async function backUp({ url, file, now }: BackupRequest): Promise<number> {
	return withClient(url, async (client) => {
		await client.query('begin isolation level repeatable read read only')
		const counted = { rows: 0 }
		const heading = {
			format: FORMAT,
			migrations: [...(await appliedNames(client))].sort(),
			takenAt: now.toISOString(),
		} as const
		const unfinished = `${file}.unfinished`
		try {
			const lines = Readable.from(sealed(backupLines(client, heading, counted), counted))
			await pipeline(lines, createGzip(), createWriteStream(unfinished, { mode: 0o600 }))
			await rename(unfinished, file)
		} finally {
			await rm(unfinished, { force: true })
		}
		return counted.rows
	})
}

async function* sealed(lines: AsyncIterable<string>, counted: { rows: number }): AsyncGenerator<string> {
	const hash = hashOfLines()
	for await (const text of lines) {
		hash.update(text)
		yield text
	}
	yield `${JSON.stringify({ rows: counted.rows, sha256: hash.digest('hex') })}\n`
}

async function* backupLines(client: pg.Client, heading: Heading, counted: { rows: number }): AsyncGenerator<string> {
	yield `${JSON.stringify(heading)}\n`
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

async function tableNames(client: pg.Client): Promise<readonly string[]> {
	const { rows } = await client.query<{ tablename: string }>(
		`select tablename from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1`,
	)
	return rows.map(({ tablename }) => tablename)
}
