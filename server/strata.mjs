// `npm run strata`: the headless planner. Needs neither a build nor a database.
import { allowTypeScript, ensureInstalled, requireNode } from './setup.mjs'

requireNode()
ensureInstalled()
await allowTypeScript()
const { runStrata } = await import('./cli/strata.ts')
process.exitCode = await runStrata(process.argv.slice(2), {
	out: (text) => process.stdout.write(text),
	err: (text) => process.stderr.write(text),
})
