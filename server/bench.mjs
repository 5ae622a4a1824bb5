// `npm run bench`: the engine beside its peers, as a table or as JSON; bundled as the server's own copy of it is.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled, requireNode, root } from './setup.mjs'

requireNode()
ensureInstalled()
const outDir = path.join(root, 'node_modules', '.cache', 'strata-bench')
const { build } = await import('vite')
await build({
	root,
	configFile: false,
	logLevel: 'error',
	build: { ssr: 'server/bench/bench.ts', outDir, emptyOutDir: true, minify: false, target: 'node20' },
})
const { bench, benchTable } = await import(pathToFileURL(path.join(outDir, 'bench.js')).href)
const lines = await bench()
process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(lines)}\n` : benchTable(lines))
