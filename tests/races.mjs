// `npm run races`: what must never happen however people's deeds meet, 200 rounds each; `npm test` goes fewer.
// node tests/races.mjs --rounds=1000
import { spawnSync } from 'node:child_process'
import { ensureClient, ensureInstalled, requireNode, root } from '../server/setup.mjs'

requireNode()
process.chdir(root)
ensureInstalled()
ensureClient()
const [rounds = '200'] = process.argv.slice(2).map((argument) => argument.replace(/^--rounds=/, ''))
const vitest = 'node_modules/vitest/vitest.mjs'
const asked = ['run', '--project', 'integration', 'tests/integration/teams/team-races.test.ts', '--reporter', 'verbose']
const env = { ...process.env, RACE_ROUNDS: rounds }
const { status } = spawnSync(process.execPath, [vitest, ...asked], { stdio: 'inherit', env })
process.exit(status ?? 1)
