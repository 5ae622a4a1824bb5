import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { remembered } from '#server/remembered.ts'
import { startEmbeddedDatabase } from '#server/store/embedded/embedded-database.ts'

const run = promisify(execFile)

declare module 'vitest' {
	interface ProvidedContext {
		/** a migrated, empty database that every test file copies */
		templateUrl: string
	}
}

type Template = { readonly url: string; readonly end: () => Promise<void> }
// Each project of the run has its own copy of this module.
const slot = remembered('templateDatabase', (value): value is Promise<Template> => value instanceof Promise)

/** One real PostgreSQL for the whole run, in a folder of its own that goes with it. */
export default async function shareTemplate(project: TestProject): Promise<() => Promise<void>> {
	const started = slot.read() ?? startTemplate()
	slot.write(started)
	const { url, end } = await started
	project.provide('templateUrl', url)
	return async () => {
		if (slot.read() !== started) return
		slot.clear()
		await end()
	}
}

async function startTemplate(): Promise<Template> {
	const folder = await mkdtemp(path.join(tmpdir(), 'strata-test-'))
	// Root runs the database as another user, who must get here.
	await chmod(folder, 0o755)
	const server = await startEmbeddedDatabase(folder)
	// In a process of its own: the migration engine leaves a timer behind that would hold this one for ten seconds.
	await run(process.execPath, ['server/db.mjs', 'migrate'], { env: { ...process.env, DATABASE_URL: server.url } })
	return {
		url: server.url,
		end: async () => {
			await server.stop()
			await rm(folder, { recursive: true, force: true })
		},
	}
}
