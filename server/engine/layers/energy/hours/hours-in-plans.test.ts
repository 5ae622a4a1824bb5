import { expect, test } from 'vitest'
import { reproduction } from '../../../../../tests/factories/reproduction.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { computePlan } from '../../../compute-plan.ts'

type Entry = Readonly<Record<string, unknown>>

const contract = (id: string, kind: string, over: Entry = {}): Entry => ({
	id,
	siteId: 's',
	kind,
	startMonth: '2026-01',
	status: 'energised',
	...over,
})
const GAS = contract('gas', 'btm_recip', { capacityMW: 81, units: 18 })
const SUN = contract('sun', 'btm_solar', { capacityMW: 300 })
const UTILITY = contract('u', 'utility_firm', { capacityMW: 80 })

/** A hall of 60 MW in West Texas with 18,000 accelerators in training, by its contracts alone. */
function campus(powerContracts: readonly Entry[], site: Entry = {}) {
	const parsed = parsePlanFile({
		format: 'strata.plan/1',
		name: 'r',
		startMonth: '2026-01',
		horizonMonths: 48,
		sites: [
			{
				id: 's',
				name: 'S',
				country: 'US',
				latitude: 31.42,
				longitude: -103.5,
				cooling: 'd2c_dry_trim',
				...site,
			},
		],
		powerContracts,
		buildPhases: [{ id: 'h', siteId: 's', itMW: 60, startMonth: '2026-01', durationMonths: 12, scope: 'existing' }],
		chipOrders: [
			{
				id: 'o',
				siteId: 's',
				chip: 'gb200-nvl72',
				accelerators: 18_000,
				orderMonth: '2026-01',
				leadTimeMonths: 2,
				unitPriceUsd: 48_000,
			},
		],
		workloads: [
			{
				id: 't',
				kind: 'training',
				model: 'llama-3.1-405b',
				precision: 'bf16',
				trainingTokens: 1e18,
				accelerators: 18_000,
				startMonth: '2026-06',
			},
		],
	})
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	return computePlan(parsed.plan)
}

/** GWh of 2027, the first full year of the run. */
const year = (series: readonly number[] | undefined) =>
	(series ?? []).slice(12, 24).reduce((sum, value) => sum + value, 0) / 1000

test('sun beside gas takes the day and gas the night; an unused utility takes the gas’s part (eR8)', () => {
	const alone = campus([GAS])
	expect(year(alone.contracts['gas']?.energyMWh)).toBeCloseTo(265, -1)
	const withSun = campus([GAS, SUN])
	expect(Math.abs(year(withSun.contracts['gas']?.energyMWh) - 141)).toBeLessThan(3)
	expect(Math.abs(year(withSun.contracts['sun']?.energyMWh) - 125)).toBeLessThan(3)
	const withGrid = campus([GAS, SUN, contract('u', 'utility_firm', { capacityMW: 60 })])
	expect(Math.abs(year(withGrid.contracts['u']?.energyMWh) - 134)).toBeLessThan(3)
	expect(Math.abs(year(withGrid.contracts['sun']?.energyMWh) - 131)).toBeLessThan(3)
	expect(year(withGrid.contracts['gas']?.energyMWh)).toBe(0)
})

test('who wants gas before the grid gives it a rank below 30 (eR8)', () => {
	const { contracts } = campus([{ ...GAS, dispatchRank: 29 }, UTILITY])
	expect(year(contracts['u']?.energyMWh)).toBe(0)
	expect(year(contracts['gas']?.energyMWh)).toBeGreaterThan(250)
})

test('an island without permitted hours has no energy, and nothing comes from a grid it has not (eR12, eR15)', () => {
	const { sites, contracts, environment } = campus([{ ...GAS, maxHoursPerYear: 0 }])
	expect(year(contracts['gas']?.energyMWh)).toBe(0)
	expect(year(sites['s']?.dispatch.importMWh)).toBe(0)
	expect(environment.co2LocationTonnes).toBe(0)
	expect(year(sites['s']?.dispatch.unservedMWh)).toBeCloseTo(year(sites['s']?.energyMWh), 6)
})

test('a tenfold solar PPA sells what it cannot use and matches hardly more of the hours (eR24, eR32)', () => {
	const net = (capacityMW: number) => {
		const { contracts, environment } = campus([
			UTILITY,
			contract('p', 'ppa_solar', { capacityMW, capacityFactor: 0.25 }),
		])
		return { share: environment.carbonFreeShare, net: year(contracts['p']?.energyUsd) * 1000 }
	}
	const [one, ten] = [net(200), net(2000)]
	expect(one.share).toBeCloseTo(0.49, 1)
	expect(ten.share).toBeCloseTo(0.5, 1)
	expect((ten.share ?? NaN) - (one.share ?? NaN)).toBeLessThan(0.03)
	expect(Math.abs(one.net / 18.9e6 - 1)).toBeLessThan(0.03)
	expect(Math.abs(ten.net / 160.6e6 - 1)).toBeLessThan(0.03)
})

test('a PPA without an import contract delivers nothing and says so (eR12)', () => {
	const { contracts, warnings } = campus([GAS, contract('p', 'ppa_solar', { capacityMW: 200 })])
	expect(year(contracts['p']?.energyMWh)).toBe(0)
	expect(year(contracts['p']?.surplusMWh)).toBeGreaterThan(300)
	expect(warnings.map(({ code }) => code)).toContain('ppa_without_grid')
})

test('service cut 2,000 hours a year burns as much backup fuel (eR13, eR34)', () => {
	const cut = (curtailmentHoursPerYear: number) =>
		campus([contract('u', 'utility_nonfirm', { capacityMW: 80, backupMW: 80, curtailmentHoursPerYear })])
	const [never, often] = [cut(0), cut(2000)]
	const load = year(often.sites['s']?.energyMWh)
	expect(year(never.contracts['u']?.backupMWh)).toBe(0)
	expect(year(often.contracts['u']?.backupMWh)).toBeCloseTo((load * 2000) / 8760, 6)
	expect(year(often.sites['s']?.fuelMMBtu)).toBeCloseTo((load * 2000 * 9.6) / 8760, 5)
	expect(year(often.sites['s']?.scope1Tonnes)).toBeCloseTo((load * 2000 * 0.71) / 8760, 5)
	expect(often.environment.co2LocationTonnes).not.toBe(never.environment.co2LocationTonnes)
})

test('surplus on site is sold as far as it may go out, and warned of where it is lost (eR14)', () => {
	const kept = campus([GAS, SUN])
	expect(kept.warnings.map(({ code }) => code)).toContain('surplus_spilled')
	const sold = campus([GAS, SUN], { exportLimitMW: 300, exportPriceUsdPerMWh: 20 })
	expect(sold.warnings.map(({ code }) => code)).not.toContain('surplus_spilled')
	const spilled = year(kept.sites['s']?.dispatch.spilledMWh)
	expect(year(sold.sites['s']?.dispatch.exportMWh)).toBeCloseTo(spilled, 6)
	const saved = year(kept.finance.opexByKind.energy) - year(sold.finance.opexByKind.energy)
	expect(saved).toBeCloseTo(spilled * 20, 3)
})

test('own sun is paid its operation on all it makes, another party’s its price (eR24, joins A9)', () => {
	const bill = (over: Entry) => {
		const { contracts } = campus([UTILITY, { ...SUN, ...over }])
		return year(contracts['sun']?.energyUsd) / year(contracts['sun']?.generationMWh)
	}
	expect(bill({})).toBeCloseTo(10, 9)
	expect(bill({ ownership: 'third_party' })).toBeCloseTo(55, 9)
	expect(bill({ energyPriceUsdPerMWh: 40 })).toBeCloseTo(40, 9)
	const gas = { ...GAS, ownership: 'third_party' }
	expect(() => campus([gas])).toThrow('its capital must be in it')
	expect(campus([{ ...gas, energyPriceUsdPerMWh: 90 }]).contracts['gas']).toBeDefined()
})

test('what is in doubt about hours and prices is warned of (eR9, eR25, eR26)', () => {
	const codes = (contracts: readonly Entry[]) => campus(contracts).warnings.map(({ code }) => code)
	const vppa = (energyPriceUsdPerMWh: number) =>
		contract('v', 'vppa', { capacityMW: 10, capacityFactor: 0.3, technology: 'solar', energyPriceUsdPerMWh })
	expect(codes([UTILITY, vppa(600)])).toContain('vppa_strike_outside_market')
	expect(codes([UTILITY, vppa(60)])).not.toContain('vppa_strike_outside_market')
	const large = contract('cc', 'btm_ccgt', { capacityMW: 1500, units: 2 })
	expect(codes([UTILITY, large])).toContain('minimum_load_above_demand')
	const taken = contract('p', 'ppa_solar', { capacityMW: 20, takeOrPayShare: 0.8 })
	expect(codes([UTILITY, taken])).toContain('field_without_effect')
})

test('a plan on carbon-free power alone has a share of one and never a bit more (eR32, eR33)', () => {
	const sun = { kind: 'btm_solar', capacityMW: 2 }
	for (const accelerators of [9001, 11_734, 19_933]) {
		const contracts = [{ kind: 'nuclear_colocated', capacityMW: 300 }, sun, { kind: 'ppa_wind', capacityMW: 3 }]
		const { environment } = computePlan(reproduction({ order: { accelerators }, contracts }))
		const { carbonFreeShareByMonth, carbonFreeShareAnnualByMonth } = environment
		const overall = [environment.carbonFreeShare, environment.carbonFreeShareAnnual]
		for (const share of [...overall, ...carbonFreeShareByMonth, ...carbonFreeShareAnnualByMonth]) {
			expect(share ?? 1).toBeCloseTo(1, 9)
			expect(share ?? 1).toBeLessThanOrEqual(1)
		}
	}
})
