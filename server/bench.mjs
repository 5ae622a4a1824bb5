// `npm run bench`: the engine beside its peers, as a table or as JSON.
import { allowTypeScript, ensureInstalled, requireNode } from './setup.mjs'

requireNode()
ensureInstalled()
await allowTypeScript()
const { bench, benchTable } = await import('./bench/bench.ts')
const lines = await bench()
process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(lines)}\n` : benchTable(lines))
