import { expect, test } from 'vitest'
import { powerContractTypes } from '#shared/catalogue/rows/power-contract-types.ts'
import { contractPrices, hasUsualPrice } from './purchase-price.ts'
import { sourceOf } from './purchase-terms.ts'

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

test('a region that publishes wholesale alone is paid at it, with wires and the kind’s demand charge (E15)', () => {
	const wholesale = { industrialUsdPerMWh: null, wholesaleUsdPerMWh: 30 }
	expect(priced({ region: wholesale })).toMatchObject({ energyUsdPerMWh: 50, demandUsdPerKWMonth: 12 })
})

test('where nobody publishes a price there is none, and no kind that leaves it to the region has one', () => {
	const region = { industrialUsdPerMWh: null, wholesaleUsdPerMWh: null }
	expect(priced({ region }).energyUsdPerMWh).toBeNull()
	expect(hasUsualPrice({ kind: KIND, region, wiresUsdPerMWh: 20 })).toBe(false)
	expect(hasUsualPrice({ kind: { ...KIND, energyPriceUsdPerMWh: 60 }, region, wiresUsdPerMWh: 20 })).toBe(true)
})

test('every import that states an energy price alone pays a demand charge, a bridge as its utility (E15)', () => {
	for (const kind of powerContractTypes.filter(({ role }) => role === 'import')) {
		const { demandUsdPerKWMonth } = priced({ kind, stated: { ...STATED, energyPriceUsdPerMWh: 45 } })
		expect(demandUsdPerKWMonth, kind.id).toBeGreaterThan(0)
		expect(priced({ kind }).energyUsdPerMWh, kind.id).toBe(66)
	}
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

test('kinds bring what their role and firmness say', () => {
	expect(sourceOf({ colocated: false, role: 'financial', firmRule: 'none', physical: false })).toBe('financial')
	expect(sourceOf({ colocated: false, role: 'storage', firmRule: 'none', physical: false })).toBeNull()
	expect(sourceOf({ colocated: false, role: 'import', firmRule: 'backup', physical: true })).toBe('non_firm')
	expect(sourceOf({ colocated: false, role: 'offsite', firmRule: 'none', physical: true })).toBe('physical_ppa')
})
