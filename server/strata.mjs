// `npm run strata`: the headless planner. Needs neither a build nor a database.
import { allowTypeScript, ensureInstalled, requireNode } from './setup.mjs'

requireNode()
ensureInstalled()
await allowTypeScript()
const { runStrata } = await import('./cli/strata.ts')
// A reader that has seen enough, as `| head` does, is no error.
process.stdout.on('error', (error) => {
	if (error.code !== 'EPIPE') throw error
	process.exit(0)
})

process.exitCode = await runStrata(process.argv.slice(2), {
	out: (text) => process.stdout.write(text),
	err: (text) => process.stderr.write(text),
})
