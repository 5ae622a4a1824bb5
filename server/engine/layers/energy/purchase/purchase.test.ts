import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillMonth, sortContracts } from './purchase-fill.ts'
import { contractPrices } from './purchase-price.ts'
import { offeredMWh, type PurchaseTerms, type Source, sourceOf } from './purchase-terms.ts'

type Terms = PurchaseTerms & { readonly roundTripShare: number | null }
const terms = (source: Source | null, change: Partial<Terms> = {}): Terms => ({
	source,
	yieldShare: 1,
	curtailmentHoursPerYear: 0,
	permittedHoursPerYear: 8760,
	roundTripShare: null,
	...change,
})
const contract = (made: Terms, rampedMW: number, firmMW = rampedMW) => ({
	terms: made,
	supply: { rampedMW, firmMW },
})
/** One month of one site. */
function filled(month: {
	readonly energyMWh?: number
	readonly facilityPowerMW?: number
	readonly contracts: readonly ReturnType<typeof contract>[]
}) {
	const { contracts, energyMWh = 7300, facilityPowerMW = 12 } = month
	const takenMWh = new Float64Array(contracts.length)
	const column = (of: (row: ReturnType<typeof contract>) => number) => Float64Array.from(contracts, of)
	const supplies = {
		months: 1,
		batteryMW: column(({ supply }) => supply.rampedMW),
		firmMW: column(({ supply }) => supply.firmMW),
		offeredMWh: column((row) => offeredMWh(row.terms, row.supply)),
		curtailmentHoursPerYear: column((row) => row.terms.curtailmentHoursPerYear),
		roundTripShare: column((row) => row.terms.roundTripShare ?? 1),
	}
	const sorted = sortContracts(
		contracts.map(({ terms: { source, roundTripShare } }, index) => ({
			index,
			source,
			battery: roundTripShare !== null,
		})),
	)
	const need = { month: 0, energyMWh, facilityPowerMW }
	return { ...fillMonth(sorted, { supplies, need, takenMWh }), taken: [...takenMWh] }
}

test('a solar PPA is used before the utility and the utility brings the rest', () => {
	const solar = contract(terms('physical_ppa', { yieldShare: 0.25 }), 20, 0)
	const { taken } = filled({ contracts: [contract(terms('utility_firm'), 20), solar] })
	expect(taken).toEqual([7300 - 3650, 3650])
})

test('what a PPA makes beyond the month’s need is lost', () => {
	const wind = contract(terms('physical_ppa', { yieldShare: 0.35 }), 100, 0)
	expect(filled({ contracts: [wind] })).toMatchObject({ taken: [7300], uncoveredMWh: 0 })
})

test('gas stands last while the utility carries the peak', () => {
	const contracts = [contract(terms('onsite_gas'), 10), contract(terms('utility_firm'), 12)]
	expect(filled({ contracts }).taken).toEqual([0, 7300])
})

test('gas runs first for the megawatts the utility lacks', () => {
	const contracts = [contract(terms('onsite_gas'), 10), contract(terms('utility_firm'), 9)]
	expect(filled({ contracts })).toMatchObject({ taken: [3 * 730, 7300 - 3 * 730], gasFirstMWh: 3 * 730 })
})

test('gas that runs first gives no more than its firm power or the month’s need', () => {
	expect(filled({ contracts: [contract(terms('onsite_gas'), 2)] }).taken).toEqual([1460])
	expect(filled({ energyMWh: 100, contracts: [contract(terms('onsite_gas'), 20)] }).taken).toEqual([100])
})

test('a plant’s permit caps its hours', () => {
	const capped = contract(terms('onsite_gas', { permittedHoursPerYear: 1200 }), 10)
	expect(filled({ contracts: [capped] })).toMatchObject({ taken: [1000], uncoveredMWh: 6300 })
})

test('a battery that bridges 8 curtailed hours loses 13 % of what it charges', () => {
	const flexible = contract(terms('non_firm', { curtailmentHoursPerYear: 96 }), 10, 0)
	const battery = contract(terms(null, { roundTripShare: 0.87 }), 4, 0)
	const fill = filled({ contracts: [flexible, battery] })
	expect(fill.batteryLossMWh).toBeCloseTo(4 * 8 * (1 / 0.87 - 1), 9)
	expect(fill.uncoveredMWh).toBeCloseTo(10 * 8 + fill.batteryLossMWh, 6)
})

test('a fill neither makes nor loses energy and takes from no one more than offered', () => {
	const source = fc.constantFrom<Source | null>(
		'physical_ppa',
		'onsite_zero_carbon',
		'utility_firm',
		'non_firm',
		'onsite_gas',
		null,
	)
	const one = fc.record({ source, MW: fc.double({ min: 0, max: 100, noNaN: true }) })
	fc.assert(
		fc.property(fc.array(one, { maxLength: 6 }), fc.double({ min: 0, max: 5e4, noNaN: true }), (list, energyMWh) => {
			const contracts = list.map((row) => contract(terms(row.source), row.MW))
			const fill = filled({ contracts, energyMWh, facilityPowerMW: energyMWh / 500 })
			const sum = fill.taken.reduce((total, MWh) => total + MWh, fill.uncoveredMWh)
			expect(sum).toBeCloseTo(energyMWh, 5)
			fill.taken.forEach((MWh, index) => {
				expect(MWh).toBeGreaterThanOrEqual(0)
				expect(MWh).toBeLessThanOrEqual((list[index]?.MW ?? 0) * 730 + 1e-6)
			})
		}),
	)
})

const KIND = {
	energyPriceUsdPerMWh: null,
	demandChargeUsdPerKWMonth: 12,
	heatRateMMBtuPerMWh: null,
	fuelUsdPerMMBtu: null,
	operationUsdPerMWh: null,
}
const TEXAS = { industrialUsdPerMWh: 66, wholesaleUsdPerMWh: 30 }
const STATED = { energyPriceUsdPerMWh: null, demandChargeUsdPerKWMonth: null, fuelUsdPerMMBtu: null }
const priced = (change: Partial<Parameters<typeof contractPrices>[0]>) =>
	contractPrices({ stated: STATED, kind: KIND, region: TEXAS, wiresUsdPerMWh: 20, ...change })

test('without a price the region’s all-in price holds and no demand charge', () => {
	expect(priced({})).toMatchObject({ energyUsdPerMWh: 66, demandUsdPerKWMonth: 0 })
})

test('beside a stated demand charge energy costs wholesale and twenty', () => {
	expect(priced({ stated: { ...STATED, demandChargeUsdPerKWMonth: 6 } })).toMatchObject({
		energyUsdPerMWh: 50,
		demandUsdPerKWMonth: 6,
	})
	const noHub = { industrialUsdPerMWh: 66, wholesaleUsdPerMWh: null }
	expect(priced({ region: noHub, stated: { ...STATED, demandChargeUsdPerKWMonth: 6 } })).toMatchObject({
		energyUsdPerMWh: 66,
	})
})

test('a turbine costs heat rate times fuel, and operation', () => {
	const turbine = {
		...KIND,
		demandChargeUsdPerKWMonth: null,
		heatRateMMBtuPerMWh: 9.7,
		fuelUsdPerMMBtu: 4,
		operationUsdPerMWh: 8,
	}
	expect(priced({ kind: turbine })).toMatchObject({ energyUsdPerMWh: 46.8, demandUsdPerKWMonth: 0 })
	expect(priced({ kind: turbine, stated: { ...STATED, fuelUsdPerMMBtu: 3 } }).energyUsdPerMWh).toBeCloseTo(37.1, 9)
})

test('kinds find their place in the filling order', () => {
	expect(sourceOf({ colocated: false, role: 'financial', firmRule: 'none', physical: false })).toBe('financial')
	expect(sourceOf({ colocated: false, role: 'storage', firmRule: 'none', physical: false })).toBeNull()
	expect(sourceOf({ colocated: false, role: 'import', firmRule: 'backup', physical: true })).toBe('non_firm')
	expect(sourceOf({ colocated: false, role: 'offsite', firmRule: 'none', physical: true })).toBe('physical_ppa')
})
