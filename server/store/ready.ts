import { databaseAtDoor } from './client.ts'
import { requireWritable } from './embedded/writable.ts'
import { isMigrated } from './schema/migrate.ts'

/** Fails where the database cannot serve. It is asked by connections of its own: that all others are at work is no failure. */
export async function requireReady(folder: string | null): Promise<void> {
	if (!(await isMigrated(databaseAtDoor()))) throw new Error('migrations are missing')
	await requireWritable(folder)
}
