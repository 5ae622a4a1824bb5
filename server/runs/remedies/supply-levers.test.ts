import { expect, test } from 'vitest'
import { reproduction, type Changes } from '../../../tests/factories/reproduction.ts'
import { remedyTitle } from '#server/views/remedies/remedy-words.ts'
import { findRemedies } from './find-remedies.ts'

const GAS = { id: 'gas', kind: 'btm_recip', capacityMW: 27, units: 6 }
const SUN = { kind: 'btm_solar', name: 'Sun', capacityMW: 300, capacityFactor: 0.24 }
const BATTERY = { kind: 'bess', name: 'Battery', capacityMW: 20, energyMWh: 60 }

/** What is told for a month of the plan, by lever. */
function told(changes: Changes, month: string) {
	const { shortfalls } = findRemedies(reproduction(changes), { month, part: 'shortfalls' })
	const remedies = shortfalls.flatMap((one) => one.remedies)
	return new Map(remedies.map((remedy) => [remedy.lever, { ...remedy, title: remedyTitle(remedy) }]))
}

test('where nobody publishes a price no bridge is offered, nor more of what is bought without one', () => {
	const short = { contract: { capacityMW: 20 } }
	expect(told(short, '2027-06').get('contract_add')?.clears).toBe(true)
	const unpriced = told({ ...short, site: { gridRegion: 'US-AKMS' } }, '2027-06')
	const offered = [...unpriced.keys()].filter((lever) => lever.startsWith('contract'))
	expect(offered).toEqual([])
	const priced = { ...short, contract: { capacityMW: 20, energyPriceUsdPerMWh: 140 }, site: { gridRegion: 'US-AKMS' } }
	expect(told(priced, '2027-06').has('contract_capacity')).toBe(true)
})

test('an island of sun that a battery would carry is told so, with the megawatt-hours it needs', () => {
	const found = told({ contract: GAS, contracts: [SUN, BATTERY], site: { longitude: -106.4 } }, '2027-06')
	const levers = [...found.keys()]
	expect(levers.some((lever) => lever === 'battery_add' || lever === 'battery_energy')).toBe(true)
	const battery = found.get('battery_add') ?? found.get('battery_energy')
	expect(battery?.clears).toBe(true)
	expect(battery?.title).toMatch(/MWh/)
})

test('without panels no battery is tried: nothing would charge it', () => {
	const found = told({ contract: GAS }, '2027-06')
	expect([...found.keys()]).not.toContain('battery_add')
})

test('a spare transformer frees the largest of a bank, where that clears the month', () => {
	const found = told({ site: { interconnection: { transformers: [{ MVA: 25, count: 2 }] } } }, '2027-06')
	const spare = found.get('connection_spare')
	expect(spare?.clears).toBe(true)
	expect(spare?.title).toBe('Keep one spare transformer at S')
	expect(found.get('connection_transformers')?.clears).toBe(true)
})

test('one unit of the whole supply back, not one of each plant, where that is enough (eR19)', () => {
	const plants = [
		{ kind: 'btm_gt_simple', name: 'Turbines', capacityMW: 32, units: 4, startMonth: '2026-01', id: 'gt' },
	]
	const found = told({ contract: { ...GAS, capacityMW: 22.5, units: 5 }, contracts: plants }, '2027-06')
	const reserve = found.get('supply_redundancy')
	expect(reserve?.title).toBe('Hold one unit of the whole supply of S back (N−1), not one of each plant')
	expect(reserve?.clears).toBe(true)
})

test('a larger array is told where the battery beside it has too little to store, with its megawatts', () => {
	const small = { ...SUN, id: 'sun', capacityMW: 60 }
	const large = { ...BATTERY, capacityMW: 80, energyMWh: 900 }
	const found = told({ contract: GAS, contracts: [small, large], site: { longitude: -106.4 } }, '2027-06')
	const array = found.get('contract_capacity')
	expect(array?.title).toMatch(/Sun/)
	expect(array?.clears).toBe(true)
})
