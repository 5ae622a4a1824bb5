// `npm run db:…`: prepares what a bare clone lacks, then runs the command.
import { allowTypeScript, ensureClient, ensureInstalled, loadDotEnv, requireNode, root } from './setup.mjs'

requireNode()
process.chdir(root)
loadDotEnv()
ensureInstalled()
ensureClient()
await allowTypeScript()
const { runDatabaseCommand } = await import('./store/run-command.ts')
process.exit(await runDatabaseCommand(process.argv.slice(2)))
