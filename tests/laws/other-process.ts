import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

const PROGRAM = `
	import { createHash } from 'node:crypto'
	import { readFileSync } from 'node:fs'
	import { computePlan } from './server/engine/compute-plan.ts'
	const hash = (plan) => createHash('sha256').update(JSON.stringify(computePlan(plan))).digest('hex')
	process.stdout.write(JSON.parse(readFileSync(0, 'utf8')).map(hash).join(' '))
`
const PLACE = { TZ: 'Pacific/Chatham', LC_ALL: 'da_DK.UTF-8', NODE_OPTIONS: '' }

/** Hashes of the documents another process makes of plans, in another time zone and language; it runs beside this one. */
export async function hashesElsewhere(plans: readonly PlanFile[]): Promise<readonly string[]> {
	const elsewhere = promisify(execFile)(
		process.execPath,
		['--import', 'tsx', '--input-type=module', '--eval', PROGRAM],
		{ env: { ...process.env, ...PLACE }, encoding: 'utf8', maxBuffer: 1e9 },
	)
	elsewhere.child.stdin?.end(JSON.stringify(plans))
	return (await elsewhere).stdout.split(' ')
}
