import fc from 'fast-check'
import { expect, test } from 'vitest'
import { must } from '../../../../../tests/factories/must.ts'
import { reproduction, type Changes } from '../../../../../tests/factories/reproduction.ts'
import { computedDocument } from '../../../../../tests/factories/computed-document.ts'
import { firmThroughDay } from './worst-day.ts'

const [JUNE, DECEMBER] = [5, 11] as const
const computed = (changes: Changes) => computedDocument(reproduction(changes))
const siteOf = (changes: Changes) => must(computed(changes).sites['s'])
const causeIn = (changes: Changes, month: number) => {
	const { binding, bindingCause } = computed(changes)
	return binding[month] === 'energy' ? must(must(bindingCause)[month]) : null
}

const GAS = { id: 'gas', kind: 'btm_recip', capacityMW: 81, units: 18 }
const SUN = { kind: 'btm_solar', capacityMW: 300, capacityFactor: 0.24 }
const BATTERY = { kind: 'bess', capacityMW: 120, energyMWh: 480, roundTripShare: 0.87 }
/** Worked example A: engines, sun and a battery near El Paso. */
const island = (site: object = {}, battery: object = {}): Changes => ({
	site: { longitude: -106.4, ...site },
	contract: GAS,
	contracts: [SUN, { ...BATTERY, ...battery }],
})

test.each([
	{ kept: 'unit', battery: {}, june: 112.7943, december: 84.7693 },
	{ kept: 'none', battery: {}, june: 121.7943, december: 93.7693 },
	{ kept: 'N-1', battery: { units: 4 }, june: 112.467, december: 89.2693 },
])(
	'firm megawatts of the island by its worst day, reserve $kept (eR17, eR19, lP14; the plant of worked example A, reckoned anew outside the engine)',
	({ kept, battery, june, december }) => {
		const { contractedFirmMW } = siteOf(island({ supplyRedundancy: kept }, battery))
		expect(contractedFirmMW[JUNE]).toBeCloseTo(june, 4)
		expect(contractedFirmMW[DECEMBER]).toBeCloseTo(december, 4)
	},
)

test('sun without a battery makes nothing firm, and a battery without surplus neither (eR17; reproduction 01b)', () => {
	expect(siteOf({ contract: GAS, contracts: [SUN] }).contractedFirmMW[JUNE]).toBeCloseTo(72, 9)
	expect(siteOf({ contract: GAS, contracts: [BATTERY] }).contractedFirmMW[JUNE]).toBeCloseTo(72, 9)
	expect(siteOf({ contract: GAS }).contractedFirmMW[JUNE]).toBeCloseTo(72, 9)
})

test('land without panels adds no sun (reproduction 17)', () => {
	expect(siteOf({ site: { landHectares: 5 } }).contractedFirmMW[JUNE]).toBe(80)
	expect(siteOf({ site: { landHectares: 5000 } }).contractedFirmMW[JUNE]).toBe(80)
})

test('by hand: 10 MW all day, 24 MW of sun for six hours and a battery of 20 MW and 60 MWh', () => {
	const sunMW = new Float64Array(24)
	sunMW.fill(24, 9, 15)
	const battery = { powerMW: 20, energyMWh: 60, roundTripShare: 0.81 }
	// 18 dark hours at ℓ − 10 take at most √.81 · 60 = 54 MWh: 3 MW. The day charges 6 · min(20, 34 − 13) = 120 MWh, enough.
	expect(firmThroughDay({ steadyMW: 10, sunMW, battery })).toBeCloseTo(13, 9)
	// With 600 MWh the sun sets it: 18 (ℓ − 10) = .81 · 6 · (34 − ℓ), where that charges within 20 MW.
	const wide = firmThroughDay({ steadyMW: 10, sunMW, battery: { ...battery, energyMWh: 600 } })
	expect(wide).toBeCloseTo((0.81 * 6 * 34 + 180) / (18 + 0.81 * 6), 9)
	// A battery of 2 MW charges 12 MWh by day, 9.72 of them for 18 hours; after 18 hours of sun it gives its 2 MW.
	const small = { ...battery, powerMW: 2, energyMWh: 600 }
	expect(firmThroughDay({ steadyMW: 10, sunMW, battery: small })).toBeCloseTo(10.54, 9)
	const long = new Float64Array(24).fill(24, 3, 21)
	expect(firmThroughDay({ steadyMW: 10, sunMW: long, battery: small })).toBe(12)
})

const figure = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const dayDraw = fc.record({
	steadyMW: figure(0, 200),
	sunMW: fc.array(figure(0, 300), { minLength: 24, maxLength: 24 }).map((row) => Float64Array.from(row)),
	battery: fc.record({ powerMW: figure(0, 200), energyMWh: figure(0, 2000), roundTripShare: figure(0.4, 1) }),
})

test('more steady power, sun, battery or a better one never makes the day less firm (1,000 random days)', () => {
	fc.assert(
		fc.property(dayDraw, figure(1, 3), (day, times) => {
			const { battery, sunMW, steadyMW } = day
			const before = firmThroughDay(day)
			const more = [
				{ ...day, steadyMW: steadyMW * times },
				{ ...day, sunMW: sunMW.map((MW) => MW * times) },
				{ ...day, battery: { ...battery, powerMW: battery.powerMW * times } },
				{ ...day, battery: { ...battery, energyMWh: battery.energyMWh * times } },
				{ ...day, battery: { ...battery, roundTripShare: 1 } },
			]
			for (const one of more) expect(firmThroughDay(one)).toBeGreaterThanOrEqual(before - 1e-9 * (1 + before))
			expect(before).toBeGreaterThanOrEqual(steadyMW)
			expect(before).toBeLessThanOrEqual(steadyMW + Math.max(...sunMW) + battery.powerMW)
		}),
		{ numRuns: 1000 },
	)
})

test('where battery and sun carry all they can and nothing is to come, the worst day binds by name (joins C-14)', () => {
	const small = { ...island(), contract: { ...GAS, capacityMW: 27, units: 6 } }
	const cause = must(causeIn(small, DECEMBER))
	expect(cause.cause).toBe('worst_day')
	expect(cause.facts.amount).toBeGreaterThan(10)
	expect(cause.text).toContain('worst solar day')
	const soon = {
		...small,
		contracts: [...must(small.contracts), { kind: 'utility_firm', capacityMW: 60, startMonth: '2027-06', id: 'v' }],
	}
	expect(must(causeIn(soon, DECEMBER)).cause).toBe('contract_not_started')
})
