import pg from 'pg'
import { migrate } from './migrate.ts'

/** Drops everything in the database and builds the tables anew. */
export async function resetDatabase(url: string): Promise<void> {
	const client = new pg.Client({ connectionString: url })
	await client.connect()
	try {
		await client.query('drop schema public cascade; create schema public')
	} finally {
		await client.end()
	}
	await migrate(url)
}
