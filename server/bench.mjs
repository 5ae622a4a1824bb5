// `npm run bench`: the engine beside its peers, or with `--report` the report beside bare PDFKit, as a table or as JSON; bundled
// as the server's own copy of it is.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled, requireNode, root } from './setup.mjs'

requireNode()
ensureInstalled()
const entry = process.argv.includes('--report') ? 'report-bench' : 'bench'
const outDir = path.join(root, 'node_modules', '.cache', 'strata-bench')
const { build } = await import('vite')
await build({
	root,
	configFile: false,
	logLevel: 'error',
	build: { ssr: `server/bench/${entry}.ts`, outDir, emptyOutDir: true, minify: false, target: 'node20' },
})
const { measure, table } = await import(pathToFileURL(path.join(outDir, `${entry}.js`)).href)
const lines = await measure()
process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(lines)}\n` : table(lines))
