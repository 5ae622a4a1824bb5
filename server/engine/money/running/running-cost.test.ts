import { expect, test } from 'vitest'
import { workedPlan } from '../../../../tests/factories/worked-plan.ts'
import { planFileSchema } from '#shared/schemas/plan-file.ts'
import { computePlan } from '../../compute-plan.ts'

const sum = (series: readonly number[]) => series.reduce((total, value) => total + value, 0)
const simple = workedPlan('simple')
const withAssumptions = (assumptions: Record<string, number>) =>
	computePlan(planFileSchema.parse({ ...simple, assumptions: { ...simple.assumptions, ...assumptions } })).finance

test('halls and chips in service are insured at a quarter of a percent a year (mM3)', () => {
	const { opexByKind, halls } = computePlan(simple).finance
	const hall = halls['hall']?.totalUsd ?? Object.values(halls)[0]?.totalUsd ?? 0
	const chips = 36_864 * 48_000 * 1.15
	expect(opexByKind.insurance[35]).toBeCloseTo(((hall + chips) * 0.0025) / 12, 0)
	expect(opexByKind.insurance[0]).toBe(0)
	expect(sum(opexByKind.propertyTax)).toBe(0)
})

test('property tax falls as halls and chips are written off; running cost rises by its escalation', () => {
	const { opexByKind } = withAssumptions({ propertyTaxShare: 0.01, opexEscalation: 0.02 })
	const flat = computePlan(simple).finance.opexByKind
	expect(opexByKind.propertyTax[35]).toBeLessThan(opexByKind.propertyTax[20] ?? 0)
	for (const kind of ['insurance', 'maintenance', 'operationsStaff'] as const)
		expect((opexByKind[kind][24] ?? 0) / (flat[kind][24] ?? 1), kind).toBeCloseTo(1.02 ** 2, 9)
	expect(opexByKind.energy[24]).toBe(flat.energy[24])
})

test('a stated staff bill stands for the people from the first finished hall; lines of opex sum (mM3, F7)', () => {
	const sites = simple.sites.map((site) => ({ ...site, staffUsdPerYear: 8e6 }))
	const { opexByKind, opexUsd } = computePlan({ ...simple, sites }).finance
	expect(opexByKind.operationsStaff[10]).toBe(0)
	expect(opexByKind.operationsStaff[35]).toBeCloseTo(8e6 / 12, 6)
	const lines = Object.values(opexByKind).reduce((total, series) => total + (series[35] ?? 0), 0)
	expect(opexUsd[35]).toBeCloseTo(lines, 4)
})
