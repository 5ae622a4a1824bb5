// `npm run pace`: measures on this machine what a planner waits for; tests/pace/README.md says what.
// node tests/pace.mjs --edits=30 --only=keystroke --plan=20 --typist=average
import { allowTypeScript, ensureBuilt, ensureClient, ensureInstalled, requireNode, root } from '../server/setup.mjs'

requireNode()
process.chdir(root)
ensureInstalled()
await allowTypeScript()
ensureClient()
ensureBuilt()
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
const options = new Map(process.argv.slice(2).map((argument) => argument.replace(/^--/, '').split('=')))
const { runPace } = await import('./pace/run-pace.ts')
await runPace({
	edits: Number(options.get('edits') ?? 30),
	loads: Number(options.get('loads') ?? 5),
	only: options.get('only') ?? '',
	plan: options.get('plan') ?? '',
	typist: options.get('typist') ?? '',
	tell: (line) => console.log(line),
})
process.exit(0)
