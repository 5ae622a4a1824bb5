import fc from 'fast-check'
import { expect, test } from 'vitest'
import { must } from '../../../../../tests/factories/must.ts'
import { type Changes, reproduction, reproductionFile } from '../../../../../tests/factories/reproduction.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { computePlan, rerunPlan, runPlan } from '../../../compute-plan.ts'
import { tariffUsd } from './tariff.ts'

type Rows = readonly Record<string, unknown>[]
const SUMMER = { months: [6, 7, 8], fromHour: 14, toHour: 20, addUsdPerMWh: 20 }
const NIGHT = { fromHour: 0, toHour: 6, addUsdPerMWh: -6 }
const PRICES = { energyPriceUsdPerMWh: 40, demandChargeUsdPerKWMonth: 0 }
const withTariff = (tariff: Rows, changes: Changes = {}): Changes => ({
	...changes,
	contract: { ...PRICES, ...changes.contract, tariff },
})
const contractOf = (changes: Changes) => must(computePlan(reproduction(changes)).contracts['u'])
const [JANUARY, JULY] = [12, 18]

test('each hour is paid at its own price: the flat load of the rule, by hand (lP38)', () => {
	const flat = new Float64Array(24).fill(7300 / 24)
	const [summer, night] = [new Float64Array(24), new Float64Array(24)]
	for (let hour = 14; hour < 20; hour++) summer[hour] = 20
	for (let hour = 0; hour < 6; hour++) summer[hour] = night[hour] = -6
	expect(tariffUsd(summer, flat)).toBeCloseTo(25_550, 6)
	expect(tariffUsd(night, flat)).toBeCloseTo(-10_950, 6)
})

test('training draws the same in every hour: a quarter of its energy is dear in summer, a quarter cheap at night (lP38)', () => {
	const { energyMWh, tariffUsd: added, energyUsd } = contractOf(withTariff([SUMMER, NIGHT]))
	for (const [month, mean] of [
		[JANUARY, (6 * -6) / 24],
		[JULY, (6 * 20 + 6 * -6) / 24],
	] as const) {
		const MWh = must(energyMWh[month])
		expect(MWh).toBeGreaterThan(10_000)
		expect(added[month]).toBeCloseTo(MWh * mean, 3)
		expect(energyUsd[month]).toBeCloseTo(MWh * (40 + mean), 3)
	}
})

test('it grows with the contract’s prices, is in what a minimum bill tops up, and moves no energy', () => {
	const over = { annualEscalation: 0.02, minimumBillSteps: [{ month: '2026-01', billUsdPerMonth: 9e6 }] }
	const [plain, dear] = [
		contractOf(withTariff([], { contract: over })),
		contractOf(withTariff([SUMMER], { contract: over })),
	]
	expect(dear.energyMWh).toEqual(plain.energyMWh)
	const added = must(dear.tariffUsd[JULY])
	expect(added).toBeCloseTo(must(dear.energyMWh[JULY]) * 5 * 1.02 ** 1.5, 3)
	expect(must(plain.minimumBillUsd[JULY]) - must(dear.minimumBillUsd[JULY])).toBeCloseTo(added, 3)
})

test('law: rows over all hours are a price so much higher, where service is cut and the grid calls, too', () => {
	const cut = {
		contract: { kind: 'utility_nonfirm', capacityMW: 60, curtailmentHoursPerYear: 600, backupMW: 5 },
		contracts: [
			{ id: 'firm', kind: 'utility_firm', capacityMW: 20 },
			{ id: 'dr', kind: 'demand_response', capacityMW: 10 },
			{ id: 'sun', kind: 'btm_solar', capacityMW: 30 },
			{ id: 'b', kind: 'bess', capacityMW: 8, energyMWh: 32 },
		],
		workload: { flexibility: 'pause' },
	}
	fc.assert(
		fc.property(fc.integer({ min: -50, max: 300 }), fc.integer({ min: 1, max: 23 }), (add, cutAt) => {
			const rows = [
				{ fromHour: 0, toHour: cutAt, addUsdPerMWh: add },
				{ fromHour: cutAt, toHour: 24, addUsdPerMWh: add },
			]
			const byHour = contractOf(withTariff(rows, cut))
			const byPrice = contractOf({ ...cut, contract: { ...PRICES, ...cut.contract, energyPriceUsdPerMWh: 40 + add } })
			byHour.energyUsd.forEach((usd, month) => expect(usd).toBeCloseTo(must(byPrice.energyUsd[month]), 3))
			expect(Math.max(...byHour.energyMWh)).toBeGreaterThan(1000)
		}),
		{ numRuns: 12 },
	)
})

test('a run that starts from another prices its months anew', () => {
	const [plain, dear] = [reproduction(withTariff([])), reproduction(withTariff([SUMMER]))]
	const again = rerunPlan(runPlan(plain), dear)
	expect(again.columns.get('contracts.tariffUsd')?.values).toEqual(
		runPlan(dear).columns.get('contracts.tariffUsd')?.values,
	)
	const back = rerunPlan(again, plain).columns.get('contracts.tariffUsd')?.values
	expect(Math.max(...(back ?? [NaN]))).toBe(0)
})

test('a tariff of what is no import, and an hour that ends before it begins, are refused (lP38)', () => {
	const refused = (changes: Changes) => {
		const parsed = parsePlanFile(reproductionFile(changes))
		return parsed.ok ? [] : parsed.problems.map(({ path, message }) => [path, message])
	}
	expect(refused({ contracts: [{ kind: 'ppa_wind', capacityMW: 10, tariff: [SUMMER] }] })).toEqual([
		['powerContracts[1].tariff', 'a tariff by hour is of a utility contract'],
	])
	expect(refused(withTariff([{ fromHour: 22, toHour: 6, addUsdPerMWh: -5 }]))).toEqual([
		['powerContracts[0].tariff[0].toHour', 'expected an hour after 22'],
	])
	expect(refused(withTariff([{ ...SUMMER, months: [0, 13] }])).map(([path]) => path)).toContain(
		'powerContracts[0].tariff[0].months[0]',
	)
})
