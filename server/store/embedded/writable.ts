import { randomBytes } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { databaseAtDoor } from '#server/store/client.ts'

/** More than the file system keeps back for a file that is nearly there. */
const PROBE_BYTES = 262_144
const KNOWN_FOR_MS = 5000

const last: { at: number; check: Promise<void> | null } = { at: 0, check: null }

/**
 * Fails where nothing can be kept any more, as on a full disk: a database goes on answering questions then. It writes at most
 * once in five seconds, however often it is asked. The folder is the embedded database's, null for a database elsewhere.
 */
export async function requireWritable(folder: string | null): Promise<void> {
	const now = Date.now()
	if (last.check === null || now - last.at > KNOWN_FOR_MS) {
		last.at = now
		last.check = writeAll(folder)
		last.check.catch(() => undefined)
	}
	await last.check
}

async function writeAll(folder: string | null): Promise<void> {
	if (folder !== null) await writeFileIn(folder)
	await databaseAtDoor().$executeRaw`
		INSERT INTO "rate_limits" ("bucket", "window", "count", "expiresAt")
		VALUES ('readyz', to_timestamp(0), 1, now() + interval '1 day')
		ON CONFLICT ("bucket", "window") DO UPDATE SET "expiresAt" = excluded."expiresAt"`
}

/** Writes a file as large as a burst of edits needs, and takes it away. */
export async function writeFileIn(folder: string): Promise<void> {
	const probe = path.join(folder, `.writable-${process.pid}`)
	try {
		await writeFile(probe, randomBytes(PROBE_BYTES), { flush: true })
	} finally {
		await rm(probe, { force: true })
	}
}
