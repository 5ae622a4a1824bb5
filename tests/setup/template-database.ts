import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { startEmbeddedDatabase } from '#server/store/embedded/embedded-database.ts'

const run = promisify(execFile)

declare module 'vitest' {
	interface ProvidedContext {
		/** a migrated, empty database that every test file copies */
		templateUrl: string
	}
}

/** One real PostgreSQL for the whole run, in a folder of its own that goes with it. */
export default async function startTemplate(project: TestProject): Promise<() => Promise<void>> {
	const folder = await mkdtemp(path.join(tmpdir(), 'strata-test-'))
	// Root runs the database as another user, who must get here.
	await chmod(folder, 0o755)
	const server = await startEmbeddedDatabase(folder)
	// In a process of its own: the migration engine leaves a timer behind that would hold this one for ten seconds.
	await run(process.execPath, ['server/db.mjs', 'migrate'], { env: { ...process.env, DATABASE_URL: server.url } })
	project.provide('templateUrl', server.url)
	return async () => {
		await server.stop()
		await rm(folder, { recursive: true, force: true })
	}
}
