import { expect, test } from 'vitest'
import { must } from '../../../../../tests/factories/must.ts'
import { reproduction, type Changes } from '../../../../../tests/factories/reproduction.ts'
import { computedDocument } from '../../../../../tests/factories/computed-document.ts'

const SEPTEMBER = 8
const computed = (changes: Changes) => computedDocument(reproduction(changes))
const siteOf = (changes: Changes) => must(computed(changes).sites['s'])
const GAS = { id: 'gas', kind: 'btm_recip', capacityMW: 81, units: 18 }
const available = (changes: Changes) => siteOf(changes).layers.energy.available[SEPTEMBER]

test('an island with 0 permitted hours has nothing available, and says so (eR20; reproduction 09)', () => {
	const dark = { contract: { ...GAS, maxHoursPerYear: 0 } }
	const { sites, binding, bindingCause, contracts } = computed(dark)
	const site = must(sites['s'])
	expect(site.contractedFirmMW[SEPTEMBER]).toBeCloseTo(72, 9)
	expect(site.mwhLimitMW?.[SEPTEMBER]).toBe(0)
	expect(site.layers.energy.available[SEPTEMBER]).toBe(0)
	expect(Math.max(...site.energisedAccelerators)).toBe(0)
	expect(contracts['gas']?.energyMWh[SEPTEMBER]).toBe(0)
	expect(binding[SEPTEMBER]).toBe('energy')
	const cause = must(must(bindingCause)[SEPTEMBER])
	expect([cause.cause, Math.round(cause.facts.amount ?? 0)]).toEqual(['fuel_hours', 72])
	expect(cause.text).toContain('Permit hours and fuel')
})

test('half the hours carry half the flat load, and the peak that its load factor allows (eR20, by hand)', () => {
	// 72 MW · 4,380 h ÷ 12 = 26,280 MWh a month: a flat 36 MW of 730 h. Training’s load factor is .8.
	const half = { contract: { ...GAS, maxHoursPerYear: 4380 } }
	expect(siteOf(half).mwhLimitMW?.[SEPTEMBER]).toBeCloseTo(36, 4)
	expect(available(half)).toBeCloseTo(36 / 0.8, 3)
	// 8.4 MMBtu a MWh: a limit of fuel for the same energy.
	const fuel = { contract: { ...GAS, fuelLimitMMBtuPerMonth: 26_280 * 8.4 } }
	expect(available(fuel)).toBeCloseTo(36 / 0.8, 3)
})

test('hours enough for all that is firm limit nothing; without a limit there is no such figure', () => {
	expect(available({ contract: { ...GAS, maxHoursPerYear: 8700 } })).toBeCloseTo(72, 9)
	expect(siteOf({ contract: GAS }).mwhLimitMW).toBeNull()
	expect(available({ contract: GAS })).toBeCloseTo(72, 9)
})

test('a utility beside limited gas carries the rest, and what is secured keeps the same limit', () => {
	const beside = {
		contract: { ...GAS, maxHoursPerYear: 4380 },
		contracts: [{ id: 'u', kind: 'utility_firm', capacityMW: 10, status: 'energised' }],
	}
	// 10 MW of grid all month, 36 MW of gas by its hours: 46 MW flat, which may peak at 46 ÷ .8.
	expect(siteOf(beside).mwhLimitMW?.[SEPTEMBER]).toBeCloseTo(46, 4)
	expect(available(beside)).toBeCloseTo(46 / 0.8, 3)
	const study = { ...beside, contracts: [{ ...must(beside.contracts[0]), status: 'study' }] }
	const { layers } = computed(study)
	expect(layers.energy.available[SEPTEMBER]).toBeCloseTo(46 / 0.8, 3)
	expect(layers.energy.secured?.[SEPTEMBER]).toBeCloseTo(36 / 0.8, 3)
})

test('limited gas before a utility keeps its hours for those in which a PPA fills the wires (eR15, by hand)', () => {
	// The PPA rides on the utility’s 50 MW: at no hour do both bring more. Gas by its hours carries 36 MW flat on top of it.
	const gas = { ...GAS, maxHoursPerYear: 4380, dispatchRank: 25 }
	const utility = { id: 'u', kind: 'utility_firm', capacityMW: 50, status: 'energised' }
	const ppa = { id: 'p', kind: 'ppa_solar', capacityMW: 100, status: 'study' }
	const [alone, beside] = [[utility], [utility, ppa]].map((contracts) => computed({ contract: gas, contracts }))
	for (const document of [must(alone), must(beside)]) {
		expect(must(document.sites['s']).mwhLimitMW?.[SEPTEMBER]).toBeCloseTo(86, 3)
		expect(document.layers.energy.available[SEPTEMBER]).toBeCloseTo(86 / 0.8, 3)
		expect(document.layers.energy.secured?.[SEPTEMBER]).toBeCloseTo(86 / 0.8, 3)
	}
})

test('more permitted hours never leave less available', () => {
	const of = (maxHoursPerYear: number) => available({ contract: { ...GAS, maxHoursPerYear } }) ?? NaN
	const hours = [0, 100, 2000, 5000, 8000, 8760].map(of)
	expect(hours).toEqual(hours.toSorted((a, b) => a - b))
})

test('service that is cut is firm by its generators, which carry its share of the hours on fuel (reproductions 14)', () => {
	const cut = (curtailmentHoursPerYear: number) =>
		computed({ contract: { kind: 'utility_nonfirm', backupMW: 80, curtailmentHoursPerYear } })
	const [never, often] = [cut(0), cut(2000)]
	for (const { sites } of [never, often]) {
		expect(must(sites['s']).contractedFirmMW[SEPTEMBER]).toBe(80)
		expect(must(sites['s']).layers.energy.available[SEPTEMBER]).toBe(80)
	}
	const backup = ({ sites }: typeof never) => must(must(sites['s']).dispatch.backupMWh[SEPTEMBER])
	expect(backup(never)).toBe(0)
	expect(backup(often)).toBeCloseTo((must(must(often.sites['s']).energyMWh[SEPTEMBER]) * 2000) / 8760, 6)
})
