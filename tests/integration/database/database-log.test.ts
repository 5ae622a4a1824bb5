import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { startEmbeddedDatabase } from '#server/store/embedded/embedded-database.ts'

test('what goes wrong in the embedded database leaves no value of a row in its log, which only its owner may read', async () => {
	const folder = await mkdtemp(path.join(tmpdir(), 'strata-log-'))
	await chmod(folder, 0o755)
	const log = path.join(folder, 'postgres.log')
	// As an older Strata left it.
	await writeFile(log, '', { mode: 0o644 })
	const server = await startEmbeddedDatabase(folder)
	onTestFinished(async () => {
		await server.stop()
		await rm(folder, { recursive: true, force: true })
	})
	const secret = '$argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA'
	const client = new pg.Client({ connectionString: server.url })
	await client.connect()
	await client.query('create table people (password text unique, age int)')
	await client.query('insert into people (password) values ($1)', [secret])
	await expect(client.query('insert into people (password) values ($1)', [secret])).rejects.toThrow('duplicate key')
	await expect(client.query(`insert into people (password) values ('${secret}')`)).rejects.toThrow('duplicate key')
	await expect(client.query('insert into people (age) values ($1)', [1e12])).rejects.toThrow('out of range')
	await client.end()
	const written = await readFile(log, 'utf8')
	expect(written).toContain('duplicate key')
	expect(written).not.toContain(secret)
	expect((await stat(log)).mode & 0o777).toBe(0o600)
}, 60_000)
