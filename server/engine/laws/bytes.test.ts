import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { everyPlan, forEveryPlan, LAW_TIMEOUT_MS, resultOf } from '../../../tests/factories/every-plan.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { computePlan } from '../compute-plan.ts'

/** The same document with the keys of every object in the opposite order; lists keep theirs. */
function turned(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(turned)
	if (typeof value !== 'object' || value === null) return value
	return Object.fromEntries(
		Object.entries(value)
			.reverse()
			.map(([key, below]) => [key, turned(below)]),
	)
}

const bytesOf = (plan: PlanFile) => JSON.stringify(resultOf(plan))

function frozen<T>(value: T): T {
	if (typeof value === 'object' && value !== null) for (const below of Object.values(value)) frozen(below)
	return Object.freeze(value)
}

test(
	'law: a plan is left as it was and gives the same bytes again, whatever ran between and in what order its keys stand',
	{ timeout: LAW_TIMEOUT_MS },
	() => {
		for (const plan of everyPlan()) resultOf(plan)
		forEveryPlan((plan) => {
			expect(JSON.stringify(computePlan(frozen(turned(plan) as PlanFile)))).toBe(bytesOf(plan))
		})
	},
)

const ELSEWHERE = `
	import { createHash } from 'node:crypto'
	import { readFileSync } from 'node:fs'
	import { computePlan } from './server/engine/compute-plan.ts'
	const hash = (plan) => createHash('sha256').update(JSON.stringify(computePlan(plan))).digest('hex')
	process.stdout.write(JSON.parse(readFileSync(0, 'utf8')).map(hash).join(' '))
`

test('law: another process, time zone and language give the same bytes', { timeout: LAW_TIMEOUT_MS }, () => {
	const plans = everyPlan()
	const output = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', ELSEWHERE], {
		input: JSON.stringify(plans),
		env: { ...process.env, TZ: 'Pacific/Chatham', LC_ALL: 'da_DK.UTF-8', NODE_OPTIONS: '' },
		encoding: 'utf8',
		maxBuffer: 1e9,
	})
	expect(output.split(' ')).toEqual(plans.map((plan) => createHash('sha256').update(bytesOf(plan)).digest('hex')))
})
