import { rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'vite'

const CONFIG = 'server/runs/thread/vite.config.ts'

/** Bundles the engine's thread once for the whole run: read file by file it takes seconds to start, of each file's first question. */
export default async function bundleEngine(): Promise<(() => Promise<void>) | undefined> {
	// Another project of this run does.
	if (process.env['ENGINE_BUNDLE'] !== undefined) return undefined
	// Under the packages, so that those that stay outside of it are found.
	const folder = path.resolve('node_modules/.cache', `strata-engine-${String(process.pid)}`)
	process.env['ENGINE_BUNDLE'] = path.join(folder, 'engine-worker-start.js')
	await build({ configFile: CONFIG, logLevel: 'error', build: { outDir: folder } })
	return () => rm(folder, { recursive: true, force: true })
}
