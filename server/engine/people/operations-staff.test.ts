import fc from 'fast-check'
import { expect, test } from 'vitest'
import { operationsStaffing as rows } from '#shared/catalogue/rows/labour-defaults.ts'
import { engineers, operationsStaff } from './operations-staff.ts'

const heads = (buildingsMW: readonly number[], operatingModel = 1, combinedCycleUnits = 0) =>
	operationsStaff({ buildingsMW, combinedCycleUnits, operatingModel }, rows).reduce((sum, role) => sum + role.heads, 0)

test('B1: one hall of 100 MW is run by 93.8 people', () => {
	expect(heads([100])).toBeCloseTo(93.8, 1)
})

test('B2: two, five and eight halls of 110 MW are run by 170, 357 and 541 people', () => {
	const halls = (count: number) => Array.from({ length: count }, () => 110)
	expect(Math.round(heads(halls(2)))).toBe(170)
	expect(Math.round(heads(halls(5)))).toBe(357)
	expect(Math.round(heads(halls(8)))).toBe(541)
})

test('a building without load needs its fixed posts and minimum day staff only', () => {
	// Shift supervisor, controls, electrical, mechanical, 2 for security and half a post, 2 for hardware; 4 + 3 by day.
	expect(heads([0])).toBeCloseTo((8.5 * 4.9 + 7) * 1.1, 6)
	expect(heads([])).toBe(0)
})

test('lean operation needs .65 of the people, tenant and landlord 1.9 times', () => {
	expect(heads([300], rows.operatingModels.lean)).toBeCloseTo(0.65 * heads([300]), 9)
	expect(heads([300], rows.operatingModels.tenant_and_landlord)).toBeCloseTo(1.9 * heads([300]), 9)
})

test('three combined-cycle units are run by 45 people of the energy layer', () => {
	const staff = operationsStaff({ buildingsMW: [], combinedCycleUnits: 3, operatingModel: 1.9 }, rows)
	expect(staff).toEqual([{ title: 'Combined-cycle plant', trade: 'operations_technician', layer: 'energy', heads: 45 }])
})

test('more megawatts never need fewer people', () => {
	const MW = fc.integer({ min: 0, max: 500 })
	fc.assert(
		fc.property(fc.array(MW, { minLength: 1, maxLength: 6 }), MW, (buildings, more) => {
			expect(heads([...buildings.slice(1), (buildings[0] ?? 0) + more])).toBeGreaterThanOrEqual(heads(buildings) - 1e-9)
		}),
	)
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
