import fc from 'fast-check'
import { expect, test } from 'vitest'
import { operationsStaffing as rows } from '#shared/catalogue/rows/labour-defaults.ts'
import { formulaValue } from '../kernel/evaluate.ts'
import { engineers, operationsStaff, type StaffRole } from './operations-staff.ts'
import { siteOperations } from './workforce-service.ts'

type Model = keyof typeof rows.operatingModels

/** pO1 and pO2 of a site, with the table's figures. */
const heads = (MW: number, model: Model = 'base') => {
	const { share, secondTeam } = rows.operatingModels[model]
	return formulaValue(siteOperations, {
		MW,
		share: share.best,
		second: secondTeam,
		half: rows.secondTeamMW,
		least: rows.fit.minimumHeads,
		one: rows.fit.headsAtOneMW,
		exponent: rows.fit.exponent,
	})
}

// The people chapter's worked example, steps W22 to W25.
test.each([
	[10, 'base', 22.629222],
	[30, 'tenant_and_landlord', 53.291544],
	[36, 'base', 49.877913],
	[1602, 'base', 518.73601],
] as const)('pO1: a site of %d MW IT, %s, is run by %d people', (MW, model, people) => {
	expect(Math.abs(heads(MW, model) / people - 1)).toBeLessThan(1e-5)
})

test('pO1: a site without load needs nobody, a small one three posts round the clock', () => {
	expect(heads(0)).toBe(0)
	expect(heads(1)).toBe(16.2)
	expect(heads(1, 'lean')).toBeCloseTo(0.65 * 16.2, 9)
})

test('pO2: lean operation needs .65 of the people; a landlord’s team adds half of them again at 100 MW', () => {
	expect(heads(300, 'lean')).toBeCloseTo(0.65 * heads(300), 9)
	expect(heads(100, 'tenant_and_landlord')).toBeCloseTo(1.5 * heads(100), 9)
})

test('pO1: more megawatts never need fewer people, in any operating model', () => {
	const MW = fc.double({ min: 0, max: 3000, noNaN: true })
	fc.assert(
		fc.property(MW, MW, fc.constantFrom<Model>('lean', 'base', 'tenant_and_landlord'), (load, more, model) => {
			expect(heads(load + more, model)).toBeGreaterThanOrEqual(heads(load, model) - 1e-9)
		}),
	)
})

const total = (roles: readonly StaffRole[]) => roles.reduce((sum, role) => sum + role.heads, 0)

test('pO3: roles add up to the people of the site, however many buildings hold its load', () => {
	const few = operationsStaff({ buildingsMW: [440, 440], heads: 358, combinedCycleUnits: 0 }, rows)
	const many = operationsStaff({ buildingsMW: new Array(8).fill(110), heads: 358, combinedCycleUnits: 0 }, rows)
	expect(total(few)).toBeCloseTo(358, 9)
	expect(total(many)).toBeCloseTo(358, 9)
	const guards = (roles: readonly StaffRole[]) => roles.find(({ trade }) => trade === 'security_officer')?.heads ?? 0
	expect(guards(many)).toBeGreaterThan(guards(few))
})

test('pO3: one building of 100 MW has its supervisor and its management at their parts of its people', () => {
	const roles = operationsStaff({ buildingsMW: [100], heads: 93.7, combinedCycleUnits: 0 }, rows)
	const part = (title: string) => (roles.find((role) => role.title === title)?.heads ?? NaN) / 93.7
	// Posts: 1 + 1 + 2 · (1 + 25 ÷ 150) + 2.67 + .5 + 2 = 9.5, times 4.9; by day: .267 a MW, 4 and 3.
	const atModel1 = 9.5 * 4.9 + (0.07 + 0.055 + 0.012 + 0.13 + 0.05) * 100 + 4 + 3
	expect(part('Shift supervisor')).toBeCloseTo(4.9 / (1.1 * atModel1), 4)
	expect(part('Management, safety and training')).toBeCloseTo(0.1 / 1.1, 9)
})

test('pO3: three combined-cycle units are run by 45 technicians of the energy layer', () => {
	const staff = operationsStaff({ buildingsMW: [], heads: 0, combinedCycleUnits: 3 }, rows)
	expect(staff).toEqual([{ title: 'Combined-cycle plant', trade: 'operations_technician', layer: 'energy', heads: 45 }])
})

test('engineers of models and applications follow accelerators and services', () => {
	const demand = {
		sites: 1,
		energisedAccelerators: 16_000,
		trainingAccelerators: 8000,
		inferenceAccelerators: 8000,
		services: 2,
	}
	expect(engineers(demand, rows)).toEqual({
		'Models: cluster on call': 8,
		'Models: network engineering': 2,
		'Models: training platform': 16,
		'Applications: services on call': 16,
		'Applications: inference platform': 0.8,
	})
	expect(engineers({ ...demand, sites: 2, trainingAccelerators: 400_000 }, rows)).toMatchObject({
		'Models: cluster on call': 12,
		'Models: training platform': 80,
	})
})
