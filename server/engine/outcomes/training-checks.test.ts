import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { computePlan, runPlan } from '../compute-plan.ts'
import { explainPlan } from '../explain-plan.ts'

const run = (over: Record<string, unknown> = {}) =>
	planFile({
		workloads: [
			{
				id: 'train',
				kind: 'training',
				model: 'llama-3.1-405b',
				accelerators: 16_384,
				startMonth: '2026-06',
				...over,
			},
		],
	})
const goodputOf = (plan: ReturnType<typeof run>) => must(computePlan(plan).workloads.train?.training).expectedGoodput
const codes = (plan: ReturnType<typeof run>) => computePlan(plan).warnings.map(({ code }) => code)

test('Llama 3 on 16,384 accelerators can expect nine tenths, as it reported (M11)', () => {
	expect(goodputOf(run())).toBeCloseTo(0.9, 2)
})

test('more accelerators stop more often (M11)', () => {
	expect(goodputOf(run({ accelerators: 1024 }))).toBeGreaterThan(goodputOf(run()))
	expect(goodputOf(run({ accelerators: 100_000 }))).toBeLessThan(goodputOf(run()))
})

test('a stated MFU with more goodput than its size leaves is warned of, a prior is not (M11)', () => {
	expect(codes(run({ accelerators: 100_000, mfu: 0.4, goodput: 0.95 }))).toContain('goodput_above_expected')
	expect(codes(run({ accelerators: 100_000, mfu: 0.4 }))).toContain('goodput_above_expected')
	expect(codes(run({ mfu: 0.4, goodput: 0.93 }))).not.toContain('goodput_above_expected')
	expect(codes(run({ accelerators: 100_000, goodput: 0.95 }))).not.toContain('goodput_above_expected')
})

test('the goodput to expect moves nothing the plan computes (M11)', () => {
	const one = must(computePlan(run({ mfu: 0.4, goodput: 0.9 })).workloads.train?.training)
	const two = must(computePlan(run({ mfu: 0.45, goodput: 0.8 })).workloads.train?.training)
	expect(one.acceleratorHours).toBeCloseTo(two.acceleratorHours, 3)
})

test('it is explained down to the accelerators asked for and the stops of Llama 3 (M11)', () => {
	const answer = explainPlan(runPlan(run()), {
		quantity: 'training.expectedGoodput',
		scope: 'workload:train',
		month: '2026-07',
	})
	expect(answer.ok && answer.explanation.value).toBeCloseTo(0.9, 2)
	expect(JSON.stringify(answer)).toContain('mtbfAcceleratorHours')
})
