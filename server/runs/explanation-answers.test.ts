import { expect, test } from 'vitest'
import { RESULT_KEYS } from '#server/engine/document/result-keys.ts'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { hostilePlan } from '../../tests/factories/hostile-plan.ts'
import { validPlan } from '../../tests/factories/random/random-plan.ts'
import { EXPLANATION_ANSWERS } from './explanation-answers.ts'
import type { KeptRun } from './kept-runs.ts'

const MOST_BYTES = 50_000
const PATIENCE = 120_000

const KEYS = [...RESULT_KEYS.keys()]
/** Of a large plan so many keys in turn: its traces are long. */
const EVERY = 8

const PLANS: readonly (readonly [string, PlanFile, readonly string[]])[] = [
	...TEMPLATES.map(({ name, plan }) => [name, validPlan(plan), KEYS] as const),
	[
		'a plan of twenty sites',
		hostilePlan({ sites: 20, months: 24, each: 20 }),
		KEYS.filter((_, index) => index % EVERY === 0),
	],
]

function keptRun(plan: PlanFile): KeptRun {
	const frame = runPlan(plan)
	const at = { scenarioId: 'scenario', rev: 1, month: '2026-01' }
	return { at, plan, written: plan, frame, result: () => resultOf(frame) }
}

const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

test.each(PLANS)(
	'every figure of %s travels in fifty kilobytes, as JSON and as shown',
	{ timeout: PATIENCE },
	(_, plan, keys) => {
		const run = keptRun(plan)
		const sizes = keys.flatMap((quantity) => {
			const { answer } = EXPLANATION_ANSWERS.explain(run, { quantity })
			if (!answer.ok) return []
			const { explanation, scopes } = answer
			const view = EXPLANATION_ANSWERS.explanationView(run, { explanation, scopes })
			return [{ quantity, size: Math.max(bytes(explanation), bytes(view)) }]
		})
		expect(sizes.length).toBeGreaterThan(keys.length / 2)
		expect(sizes.filter(({ size }) => size > MOST_BYTES)).toEqual([])
	},
)

test('what travels is one level: an input is told without its own, and how many guesses there are is known', () => {
	const plan = hostilePlan({ sites: 1, months: 12, each: 2 })
	const { answer } = EXPLANATION_ANSWERS.explain(keptRun(plan), { quantity: 'finance.totals.capexUsd', depth: 9 })
	const { inputs, restsOn } = answer.ok ? answer.explanation : { inputs: [], restsOn: null }
	expect(inputs.length).toBeGreaterThan(0)
	expect(inputs.flatMap(({ inputs: own }) => own)).toEqual([])
	expect(restsOn?.counted?.guesses).toBeGreaterThan(restsOn?.guesses.length ?? Infinity)
})
