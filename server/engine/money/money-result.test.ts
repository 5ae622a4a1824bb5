import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { planFileSchema } from '#shared/schemas/plan-file.ts'
import { must } from '../../../tests/factories/must.ts'
import { reproduction } from '../../../tests/factories/reproduction.ts'
import { computePlan, resultOf, runPlan } from '../compute-plan.ts'
import { explainPlan } from '../explain-plan.ts'
import { annualShare, coveredShare } from '../environment/environment-years.ts'

type Entry = Record<string, unknown>
const read = (name: string): Entry =>
	JSON.parse(
		readFileSync(new URL(`../../../tests/fixtures/plans/worked-example-${name}.json`, import.meta.url), 'utf8'),
	) as Entry
const compute = (plan: Entry) => computePlan(planFileSchema.parse(plan))

/** The simple plan with other contracts; the utility comes first. */
const powered = (contracts: readonly Entry[], utility: Entry = {}) => {
	const plan = read('simple')
	const [first] = plan['powerContracts'] as Entry[]
	return compute({ ...plan, powerContracts: [{ ...first, ...utility }, ...contracts] })
}
const at = (kind: string, change: Entry) => ({ id: kind, siteId: 'abilene', kind, startMonth: '2027-03', ...change })
const sum = (series: readonly number[]) => series.reduce((total, value) => total + value, 0)
const MARCH_2027 = 14

test('B1: energy by month, 314.6 GWh in all, 105,116 t by location and by market (E10, V4, eR31)', () => {
	const { sites, environment } = compute(read('simple'))
	const MWh = sites['abilene']?.energyMWh.map((value) => Math.round(value)) ?? []
	expect(MWh.slice(0, MARCH_2027)).toEqual(Array.from({ length: MARCH_2027 }, () => 0))
	expect([14, 15, 16, 19, 35].map((month) => MWh[month])).toEqual([11_767, 13_863, 13_659, 15_513, 13_635])
	expect(environment.energyMWh / 1000).toBeCloseTo(314.6, 1)
	expect(Math.round(environment.co2LocationTonnes)).toBe(105_116)
	expect(Math.round(environment.co2MarketTonnes)).toBe(105_116)
	expect(environment).toMatchObject({ scope1Tonnes: 0, carbonFreeShare: 0, waterM3: 0 })
})

test('the result says what its dollars are shown in, and why (mM0)', () => {
	expect(compute(read('simple')).finance.currency).toEqual({ code: 'USD', usdPerCurrencyUnit: 1 })
	const euros = planFileSchema.parse({ ...read('simple'), currency: 'EUR', usdPerCurrencyUnit: 1.08 })
	const frame = runPlan(euros)
	const { finance } = resultOf(frame)
	expect(finance.currency).toEqual({ code: 'EUR', usdPerCurrencyUnit: 1.08 })
	expect(finance.totals).toEqual(compute(read('simple')).finance.totals)
	const asked = explainPlan(frame, { quantity: 'finance.currency.usdPerCurrencyUnit' })
	expect(asked).toMatchObject({
		ok: true,
		explanation: {
			value: 1.08,
			rule: 'mM0',
			decided: { code: 'money_shown_in', facts: { currency: 'EUR' } },
			inputs: [{ value: 1.08 }],
		},
	})
})

test('B1: stranded accelerators hold $64.6 M of capital idle (F14)', () => {
	const { stranded } = compute(read('simple'))
	expect(stranded.acceleratorMonths).toBe(80_688)
	expect(stranded.idleCapitalUsd / 1e6).toBeCloseTo(64.6, 1)
})

test('B1: capital by layer adds up, labour is shown beside it (F6)', () => {
	const { finance } = compute(read('simple'))
	const { energy, chips, infrastructure } = finance.capexByLayer
	expect([energy, chips, infrastructure].map((series) => Number((sum(series) / 1e6).toFixed(1)))).toEqual([
		51.5, 2034.9, 1607.7,
	])
	expect(finance.totals.capexUsd).toBeCloseTo(sum(finance.capexUsd) + finance.beforePlanUsd.totalUsd, 2)
	expect(finance.totals.labourUsd / 1e6).toBeCloseTo(132.4, 1)
	expect((finance.totals.usdPerItMW ?? 0) / 1e6).toBeCloseTo(16.59, 2)
	expect(finance.totals.npvUsd).toBeGreaterThan(-finance.totals.capexUsd - finance.totals.opexUsd)
})

test('B1: the first month’s bill is 11,767 MWh at $48 and 70 % or more of the ramp at $6 (eR26, E17)', () => {
	const { finance } = compute(read('simple'))
	expect(finance.opexByKind.energy[MARCH_2027]).toBeCloseTo(11_767 * 48, -3)
	// 23.33 MW are drawn and 23.33 contracted: the draw is billed, not the minimum.
	expect(finance.opexByKind.demandCharges[MARCH_2027]).toBeCloseTo(23.33 * 6000, -3)
	// At the end 75.3 MW are drawn of 140: the minimum of 98 MW is billed.
	expect(finance.opexByKind.demandCharges[35]).toBeCloseTo(98 * 6000, 4)
})

test('B2: 4.463 TWh and 1,491 kt, no gas burned, nothing stranded', () => {
	const { environment, stranded, finance } = compute(read('campus'))
	expect(environment.energyMWh / 1e6).toBeCloseTo(4.463, 3)
	expect(environment.co2LocationTonnes / 1000).toBeCloseTo(1491, 0)
	expect(environment.scope1Tonnes).toBe(0)
	expect(stranded.idleCapitalUsd).toBe(0)
	expect(finance.totals.labourUsd / 1e9).toBeCloseTo(1.295, 3)
})

test('money a year ahead costs its escalation', () => {
	const flat = powered([]).finance.opexByKind.energy
	const rising = powered([], { annualEscalation: 0.02 }).finance.opexByKind.energy
	expect((rising[24] ?? 0) / (flat[24] ?? 1)).toBeCloseTo(1.02 ** 2, 9)
})

test('take or pay bills what was not taken', () => {
	const bill = powered([], { takeOrPayShare: 0.7 }).finance.opexByKind.energy[35]
	expect(bill).toBeCloseTo(0.7 * 140 * 730 * 48, 4)
})

test('gas runs in the hours in which imports are too small, is scope 1 and costs fuel (eR8, eR34)', () => {
	const { environment, sites, finance } = powered([at('btm_gt_simple', { capacityMW: 340 })], {
		capacityMW: 5,
		rampMonths: 1,
	})
	const site = sites['abilene']
	const month = 35
	const gas = (site?.energyMWh[month] ?? 0) - 5 * 730
	expect(gas).toBeGreaterThan(5 * 730)
	expect(site?.dispatch.gasMWh[month]).toBeCloseTo(gas, 6)
	expect(site?.scope1Tonnes[month]).toBeCloseTo((gas * 535) / 1000, 3)
	expect(environment.co2LocationTonnes).toBeCloseTo(environment.co2MarketTonnes, 3)
	expect(finance.opexByKind.energy[month]).toBeCloseTo(gas * 46.8 + 5 * 730 * 48, 2)
})

test('sun counts in its hours, and by the year all of it (eR31–R33)', () => {
	const { environment, contracts } = powered([at('ppa_solar', { capacityMW: 60 })])
	const made = sum(contracts['ppa_solar']?.generationMWh ?? [])
	const used = sum(contracts['ppa_solar']?.energyMWh ?? [])
	expect(environment.carbonFreeShare).toBeCloseTo(used / environment.energyMWh, 9)
	expect(used).toBeLessThan(made)
	expect(environment.carbonFreeShareAnnual).toBeLessThanOrEqual(Math.min(1, made / environment.energyMWh) + 1e-9)
	expect(environment.carbonFreeShareAnnual).toBeGreaterThan(environment.carbonFreeShare ?? NaN)
	expect(environment.co2MarketTonnes).toBeLessThan(environment.co2MarketHourlyTonnes)
	expect(environment.co2MarketHourlyTonnes).toBeLessThan(environment.co2LocationTonnes)
	expect(environment.co2LocationTonnes).toBeCloseTo(105_116, -1)
})

test('certificates move market-based carbon only, and never below nothing', () => {
	const bought = powered([at('eac', { capacityMW: 500 })])
	expect(bought.environment.co2MarketTonnes).toBeCloseTo(0, 6)
	expect(bought.environment.carbonFreeShare).toBe(0)
	expect(bought.environment.co2LocationTonnes).toBeCloseTo(105_116, -1)
	expect(bought.sites['abilene']?.contractedFirmMW[35]).toBe(140)
	const extra = sum(bought.finance.opexByKind.energy) - sum(powered([]).finance.opexByKind.energy)
	expect(extra).toBeCloseTo(22 * 500 * 730 * 3, 2)
})

test('a virtual PPA pays strike less wholesale and brings no megawatt', () => {
	const plain = powered([])
	const hedged = powered([at('vppa', { capacityMW: 100, capacityFactor: 0.3, energyPriceUsdPerMWh: 40 })])
	const settled = sum(hedged.finance.opexByKind.energy) - sum(plain.finance.opexByKind.energy)
	const MWh = 22 * 100 * 0.3 * 730
	expect(settled / MWh).toBeGreaterThan(0)
	expect(settled / MWh).toBeLessThan(40)
	expect(hedged.sites['abilene']?.energyMWh).toEqual(plain.sites['abilene']?.energyMWh)
})

test('towers drink by the calendar and dry coolers do not', () => {
	const plan = read('simple')
	const [site] = plan['sites'] as Entry[]
	const wet = compute({ ...plan, sites: [{ ...site, cooling: 'd2c_tower' }] })
	const water = wet.sites['abilene']?.waterM3 ?? []
	const it = (wet.sites['abilene']?.energyMWh[35] ?? 0) / (wet.sites['abilene']?.pue[35] ?? 1)
	const shape = [1.14, 1.24, 1.41, 1.52, 1.69, 1.78, 1.85, 1.84, 1.73, 1.56, 1.38, 1.22]
	expect(water[35]).toBeCloseTo((it * (1.42 * 1.22 * 12)) / sum(shape), 6)
	expect(wet.environment.waterM3).toBeGreaterThan(0)
})

test('a leased fleet costs by the hour, bears no straight line and its idle hours are its lease', () => {
	const plan = read('simple')
	const [order] = plan['chipOrders'] as Entry[]
	const { finance, stranded } = compute({ ...plan, chipOrders: [{ ...order, leaseUsdPerAcceleratorHour: 2 }] })
	expect(finance.opexByKind.leases[35]).toBeCloseTo(36_864 * 2 * 730, 2)
	expect(sum(finance.capexByLayer.chips)).toBe(0)
	expect(stranded.idleCapitalUsd).toBeCloseTo(80_688 * 1460, 0)
})

test('revenue follows the tokens served', () => {
	const plan = read('simple')
	const [application] = plan['applications'] as Entry[]
	const { finance, applications } = compute({
		...plan,
		applications: [{ ...application, revenueUsdPerMillionTokens: 2 }],
	})
	const mean = applications['support']?.meanTokensPerSecond[35] ?? 0
	expect(finance.revenueUsd[35]).toBeCloseTo((mean * 730 * 3600 * 2) / 1e6, 6)
	expect(finance.revenueUsd[10]).toBe(0)
	expect(finance.totals.revenueUsd).toBeCloseTo(sum(finance.revenueUsd), 4)
})

test('attributes cover no more than the year’s imports (eR31) and match no more than its load (eR33)', () => {
	const year = { loadMWh: 1000, importsMWh: 400, attributesMWh: 100, onsiteFreeMWh: 600 }
	expect(coveredShare(year)).toBe(0.25)
	expect(coveredShare({ ...year, attributesMWh: 4000 })).toBe(1)
	expect(coveredShare({ ...year, importsMWh: 0 })).toBe(0)
	expect(annualShare(year)).toBe(0.7)
	expect(annualShare({ ...year, attributesMWh: 4000 })).toBe(1)
	expect(annualShare({ ...year, loadMWh: 0 })).toBe(0)
})

test('a plant tells what it costs by its kilowatts (fields: finance.plants)', () => {
	const gas = { kind: 'btm_recip', id: 'gas', capacityMW: 81, units: 18 }
	const { plants } = computePlan(reproduction({ contracts: [gas] })).finance
	expect(must(plants['gas']).usdPerKW).toBeCloseTo(must(plants['gas']).capitalUsd / 81_000, 6)
	expect(Object.keys(plants)).toEqual(['gas'])
})
