import { expect, test } from 'vitest'
import { hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { workedPlan } from '../../../../tests/factories/worked-plan.ts'
import { computePlan } from '../../compute-plan.ts'
import { estimateOf } from './estimate.ts'

const guess = { quality: 'guess', range: null } as const

test('the worked example: 807.9 M$ of benchmarks and 221.2 M$ of guesses are class 4, −18…+30 % (mM6)', () => {
	const found = estimateOf([
		{ usd: 807_935_092, quality: 'benchmark', range: null },
		{ usd: 221_208_193, ...guess },
	])
	expect(found?.class).toBe(4)
	expect(found?.low).toBeCloseTo(-0.1822, 4)
	expect(found?.high).toBeCloseTo(0.3037, 4)
})

test('of what is contracted the class is 1, of guesses alone 5; of nothing there is none', () => {
	expect(estimateOf([{ usd: 10, quality: 'contract', range: null }])?.class).toBe(1)
	expect(estimateOf([{ usd: 10, quality: 'quote', range: null }])?.class).toBe(2)
	expect(estimateOf([{ usd: 10, quality: 'benchmark', range: { low: -0.1, high: 0.15 } }])).toMatchObject({
		class: 3,
		low: -0.1,
		high: 0.15,
	})
	expect(estimateOf([{ usd: 10, ...guess }])?.class).toBe(5)
	expect(estimateOf([])).toBeNull()
})

test.each(['simple', 'campus'] as const)('the %s worked plan is class 4, −18/+29 %% (B1, B2)', (name) => {
	const { estimate } = computePlan(workedPlan(name)).finance
	expect(estimate.class).toBe(4)
	expect(Math.round((estimate.lowShare ?? 0) * 100)).toBe(-18)
	expect(Math.round((estimate.highShare ?? 0) * 100)).toBe(29)
})

test('a hall that is priced whole by contract is contract whole: soft cost and contingency are in its price (mM6)', () => {
	const { finance } = computePlan(
		planFile({
			buildPhases: [hall('a', { capexUsdPerWatt: 14 })],
			notes: { 'buildPhases/a/capexUsdPerWatt': { quality: 'contract' } },
		}),
	)
	const { totalUsd, softUsd, contingencyUsd } = finance.halls['a'] ?? {}
	expect(softUsd).toBeGreaterThan(0)
	expect(contingencyUsd).toBeGreaterThan(0)
	expect(finance.estimate.moneyByQuality.contract).toBeCloseTo(totalUsd ?? NaN, 0)
})

test('the note of a hall’s stated cost says how good it is, and how far it may be off', () => {
	const of = (notes: Record<string, unknown>) =>
		computePlan(
			planFile({ buildPhases: [hall('a', { capexUsdPerWatt: 14 })], notes, assumptions: { landUsdPerHectare: 0 } }),
		).finance.estimate
	const plain = of({})
	const signed = of({ 'buildPhases/a/capexUsdPerWatt': { quality: 'contract' } })
	expect(plain.moneyByQuality.contract).toBe(0)
	expect(signed.moneyByQuality.contract).toBeCloseTo(plain.moneyByQuality.benchmark, 0)
	expect(signed.highShare).toBeLessThan(plain.highShare ?? 0)
	const ranged = of({ 'buildPhases/a/capexUsdPerWatt': { quality: 'contract', low: 14, high: 14 } })
	expect(ranged.highShare).toBeLessThan(signed.highShare ?? 0)
})
