import { expect, test } from 'vitest'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { must } from '../../../tests/factories/must.ts'
import { computePlan } from '../compute-plan.ts'

const place = { id: 'w', name: 'Warsaw', country: 'PL', latitude: 52.23, longitude: 21.01, cooling: 'd2c_dry_trim' }
const hall = { siteId: 'w', startMonth: '2027-03', durationMonths: 13 }
const order = { siteId: 'w', chip: 'vera-rubin-nvl72', orderMonth: '2027-06' }
const halls = [
	{ ...hall, id: 'h1', itMW: 20 },
	{ ...hall, id: 'h2', itMW: 30, startMonth: '2027-06', durationMonths: 14 },
]
const orders = [
	{ ...order, id: 'vr1', phaseId: 'h1', accelerators: 5616 },
	{ ...order, id: 'vr2', phaseId: 'h2', accelerators: 8424 },
]
const run = (more: Readonly<Record<string, unknown>> = {}) =>
	computePlan(
		planFile({
			startMonth: '2027-01',
			horizonMonths: 84,
			sites: [place],
			buildPhases: halls,
			chipOrders: orders,
			...more,
		}),
	)
const sum = (series: readonly number[]) => series.reduce((all, month) => all + month, 0)

test('lP36: 50 MW of halls are made of 22,344 t, 14,040 chips of 13,886 t, each in the month in which it is there', () => {
	const { environment, months, schedule } = run()
	expect(environment.embodiedTonnes.halls).toBeCloseTo(22_343.75, 6)
	expect(environment.embodiedTonnes.chips).toBeCloseTo(13_885.56, 6)
	expect(environment.embodiedTonnes.beforePlan).toBe(0)
	expect(sum(environment.embodiedByMonth)).toBeCloseTo(22_343.75 + 13_885.56, 6)
	const finish = must(must(schedule['phase:h1']).finishIfOrdered)
	expect(must(environment.embodiedByMonth[months.indexOf(finish)])).toBeGreaterThanOrEqual(20 * 325 * 1.375)
})

test('lP36: what stands is not built again, and what was there before the plan is in no month', () => {
	const of = (scope: string, startMonth = hall.startMonth) =>
		run({ buildPhases: [{ ...hall, id: 'h', itMW: 20, scope, startMonth }], chipOrders: [] }).environment
	const whole = 20 * 325 * 1.375
	expect(of('shell_exists').embodiedTonnes.halls).toBeCloseTo(0.6 * whole, 6)
	expect(of('fit_out_only').embodiedTonnes.halls).toBeCloseTo(0.45 * whole, 6)
	expect(of('existing').embodiedTonnes.halls).toBe(0)
	const before = of('greenfield', '2024-01')
	expect(before.embodiedTonnes).toEqual({ halls: whole, chips: 0, beforePlan: whole })
	expect(sum(before.embodiedByMonth)).toBe(0)
})

test('lP36: a refresh counts again, a tenant’s chips do not, and scope 1 and 2 never hold any of it', () => {
	const [first] = orders
	const once = run({ chipOrders: [{ ...first, refreshAfterMonths: null }] }).environment
	const again = run({ chipOrders: [{ ...first, refreshAfterMonths: 36 }] }).environment
	expect(again.embodiedTonnes.chips).toBeGreaterThan(1.9 * once.embodiedTonnes.chips)
	expect(run({ chipOrders: [{ ...first, owner: 'tenant' }] }).environment.embodiedTonnes.chips).toBe(0)
	expect(once.scope1Tonnes + once.co2LocationTonnes).toBe(0)
})
