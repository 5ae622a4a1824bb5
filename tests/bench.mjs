// `npm run bench`: the engine beside its peers, with `--reruns` ten thousand runs that start from another, with `--report` the
// report beside bare PDFKit, with `--exports` four reports at once in the threads of the engine, as a table or as JSON; bundled as
// the server's own copy of it is.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled, requireNode, root } from '#server/setup.mjs'

requireNode()
ensureInstalled()
const entry = ['report', 'exports', 'reruns'].find((name) => process.argv.includes(`--${name}`))
const file = entry === undefined ? 'bench' : `${entry}-bench`
const outDir = path.join(root, 'node_modules', '.cache', 'strata-bench')
const { build } = await import('vite')
await build({
	root,
	configFile: false,
	logLevel: 'error',
	build: { ssr: `tests/bench/${file}.ts`, outDir, emptyOutDir: true, minify: false, target: 'node20' },
})
// The threads that draw are the server's own.
if (entry === 'exports') await build({ root, configFile: 'server/runs/thread/vite.config.ts', logLevel: 'error' })
const { measure, table } = await import(pathToFileURL(path.join(outDir, `${file}.js`)).href)
const lines = await measure()
process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(lines)}\n` : table(lines))
