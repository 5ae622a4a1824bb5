import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import { powerContractTypes } from '#shared/catalogue/rows/power-contract-types.ts'
import { operationsStaffing as rows } from '#shared/catalogue/rows/labour-defaults.ts'
import { must } from '../../../tests/factories/must.ts'
import { formulaValue } from '../kernel/evaluate.ts'
import { engineers, operationsStaff, type StaffRole } from './operations-staff.ts'
import { baseHeads, siteOperations } from './site-heads.ts'
import { plantOperators } from './workforce-staff-inputs.ts'

const ALONE = { plantOperators: 0, isLandlord: false } as const
type Model = keyof typeof rows.operatingModels

const curve = ({ small, middle, large, largest }: typeof rows.knots) => ({
	...{ smallMW: small.itMW, smallHeads: small.heads, middleMW: middle.itMW, middleHeads: middle.heads },
	...{ largeMW: large.itMW, largeHeads: large.heads, largestMW: largest.itMW, largestHeads: largest.heads },
})

/** pO1, pO2 and places §7 of a site, with the table's figures. */
const heads = (MW: number, model: Model = 'base', buildings = 1) => {
	const { share, secondTeam } = rows.operatingModels[model]
	const least = rows.fit.minimumHeads
	const fit = { one: rows.fit.headsAtOneMW, exponent: rows.fit.exponent }
	const base = formulaValue(baseHeads, { MW, least, ...fit, ...curve(rows.knots) })
	return formulaValue(siteOperations, {
		...{ base, MW, share: share.best, second: secondTeam, half: rows.secondTeamMW, least, buildings },
		perBuilding: model === 'landlord' ? ASSUMPTIONS.landlordHeadsPerBuilding.default : 0,
	})
}

// Small sites as the people chapter's worked example has them, W22 and W23; larger ones as places §7.
test.each([
	[10, 'base', 22.629222],
	[30, 'tenant_and_landlord', 53.291544],
	[36, 'base', 49.877913],
	[50, 'base', 58.24588083921663],
	[60, 'base', 63.4],
	[150, 'base', 97.05],
	[500, 'base', 236.6],
	[824, 'base', 345.8],
	[1600, 'base', 500],
] as const)('lP23: a site of %d MW IT, %s, is run by %d people', (MW, model, people) => {
	expect(Math.abs(heads(MW, model) / people - 1)).toBeLessThan(1e-3)
})

test('pO1: a site without load needs nobody, a small one three posts round the clock', () => {
	expect(heads(0)).toBe(0)
	expect(heads(1)).toBe(16.2)
	expect(heads(1, 'lean')).toBeCloseTo(0.65 * 16.2, 9)
})

test('lP24: a landlord of two buildings has a team for each, no fewer than its posts and no more than a whole team', () => {
	expect(heads(50, 'landlord', 2)).toBe(30)
	expect(heads(50, 'landlord', 1)).toBe(16.2)
	expect(heads(50, 'landlord', 20)).toBe(heads(50))
	expect(heads(0, 'landlord', 0)).toBe(0)
})

test('lP24: a landlord has nobody at racks, networks and refresh', () => {
	const site = { buildingsMW: [25, 25], heads: 30, plantOperators: 0 }
	const trades = (isLandlord: boolean) => operationsStaff({ ...site, isLandlord }, rows).map(({ trade }) => trade)
	expect(trades(false)).toEqual(expect.arrayContaining(['equipment_installer', 'network_technician']))
	expect(trades(true)).not.toContain('equipment_installer')
	expect(trades(true)).not.toContain('network_technician')
	expect(total(operationsStaff({ ...site, isLandlord: true }, rows))).toBeCloseTo(30, 9)
})

test('pO2: lean operation needs .65 of the people; a landlord’s team adds half of them again at 100 MW', () => {
	expect(heads(300, 'lean')).toBeCloseTo(0.65 * heads(300), 9)
	expect(heads(100, 'tenant_and_landlord')).toBeCloseTo(1.5 * heads(100), 9)
})

test('law: more megawatts never need fewer people, in any operating model', () => {
	const MW = fc.double({ min: 0, max: 3000, noNaN: true })
	fc.assert(
		fc.property(
			MW,
			MW,
			fc.constantFrom<Model>('lean', 'base', 'tenant_and_landlord', 'landlord'),
			(load, more, model) => {
				expect(heads(load + more, model)).toBeGreaterThanOrEqual(heads(load, model) - 1e-9)
			},
		),
	)
})

const total = (roles: readonly StaffRole[]) => roles.reduce((sum, role) => sum + role.heads, 0)

test('pO3: roles add up to the people of the site, however many buildings hold its load', () => {
	const few = operationsStaff({ buildingsMW: [440, 440], heads: 358, ...ALONE }, rows)
	const many = operationsStaff({ buildingsMW: new Array(8).fill(110), heads: 358, ...ALONE }, rows)
	expect(total(few)).toBeCloseTo(358, 9)
	expect(total(many)).toBeCloseTo(358, 9)
	const guards = (roles: readonly StaffRole[]) => roles.find(({ trade }) => trade === 'security_officer')?.heads ?? 0
	expect(guards(many)).toBeGreaterThan(guards(few))
})

test('pO3: one building of 100 MW has its supervisor and its management at their parts of its people', () => {
	const roles = operationsStaff({ buildingsMW: [100], heads: 93.7, ...ALONE }, rows)
	const part = (title: string) => (roles.find((role) => role.title === title)?.heads ?? NaN) / 93.7
	// Posts: 1 + 1 + 2 · (1 + 25 ÷ 150) + 2.67 + .5 + 2 = 9.5, times 4.9; by day: .267 a MW, 4 and 3.
	const atModel1 = 9.5 * 4.9 + (0.07 + 0.055 + 0.012 + 0.13 + 0.05) * 100 + 4 + 3
	expect(part('Shift supervisor')).toBeCloseTo(4.9 / (1.1 * atModel1), 4)
	expect(part('Management, safety and training')).toBeCloseTo(0.1 / 1.1, 9)
})

test('lP25: engines of 60 MW are run by 14 people, three combined-cycle units by 45, all of the energy layer', () => {
	const run = (kind: string, capacity: number, units: number) => {
		const { operatorHeads, operatorHeadsPerMW } = must(powerContractTypes.find(({ id }) => id === kind))
		const own = { fixed: operatorHeads ?? 0, perMW: operatorHeadsPerMW ?? 0 }
		return formulaValue(plantOperators, { capacity, units, each: rows.headsPerCombinedCycleUnit, ...own })
	}
	expect(run('btm_recip', 60, 0)).toBe(14)
	expect(run('btm_gt_simple', 360, 0)).toBeCloseTo(18.8, 9)
	expect(run('btm_fuel_cell', 100, 0)).toBe(5)
	expect(run('btm_ccgt', 1500, 3)).toBe(45)
	expect(run('utility_firm', 500, 0)).toBe(0)
	const staff = operationsStaff({ buildingsMW: [], heads: 0, plantOperators: 45, isLandlord: false }, rows)
	expect(staff).toEqual([{ title: 'Plant on site', trade: 'operations_technician', layer: 'energy', heads: 45 }])
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
