// `npm run attack`: starts the built server on a free port of this machine, attacks it in every way tests/attack/scenarios.ts
// lists, and says what came of it, one figure a line. It ends by itself: 0 when the server held, 1 when not.
// node tests/attack.mjs --quick --seed=7 --only=fuzz --stall=50 --honest=1000
import { allowTypeScript, ensureBuilt, ensureClient, ensureInstalled, requireNode, root } from '../server/setup.mjs'

requireNode()
process.chdir(root)
ensureInstalled()
await allowTypeScript()
ensureClient()
ensureBuilt()
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
const options = new Map(process.argv.slice(2).map((argument) => argument.replace(/^--/, '').split('=')))
const number = (name, fallback) => Number(options.get(name) ?? fallback)
const { runAttack } = await import('./attack/run-attack.ts')
const held = await runAttack({
	quick: options.has('quick'),
	seed: number('seed', 1),
	only: options.get('only') ?? '',
	bars: { stallMs: number('stall', 50), honestMs: number('honest', 1000) },
	tell: (line) => console.log(line),
})
process.exit(held ? 0 : 1)
