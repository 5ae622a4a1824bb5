// `npm start` and `npm run dev`: from a bare clone to a served page.
import {
	allowTypeScript,
	ensureBuilt,
	ensureClient,
	ensureInstalled,
	loadDotEnv,
	requireNode,
	root,
	stop,
} from './setup.mjs'

const dev = process.argv.includes('--dev')
// In a container image everything is prepared already, and the tools to do so are not there.
const prepared = process.argv.includes('--prepared')

requireNode()
process.chdir(root)
loadDotEnv()
process.env.NODE_ENV = dev ? 'development' : (process.env.NODE_ENV ?? 'production')
if (!prepared) ensureInstalled()
await allowTypeScript()
const { describeEnvProblems, readEnv } = await import('./env.ts')
const env = readEnv(process.env)
if (!env.ok) stop(describeEnvProblems(env.problems))
if (!prepared) {
	ensureClient()
	if (!dev) ensureBuilt()
}
const { serve } = await import('./index.ts')
await serve({ env: env.env, root })
