import { expect, test } from 'vitest'
import { must } from '../../../../../tests/factories/must.ts'
import { type Changes, reproduction, reproductionFile } from '../../../../../tests/factories/reproduction.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { readStoredPlan } from '#shared/schemas/stored-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { validPlan } from '../../../../../tests/factories/random/random-plan.ts'
import { computePlan } from '../../../compute-plan.ts'

const PRICES = { energyPriceUsdPerMWh: 40, demandChargeUsdPerKWMonth: 10, minimumDemandShare: 0.85 }
const withSteps = (minimumBillSteps: readonly Record<string, unknown>[], over: object = {}): Changes => ({
	contract: { ...PRICES, minimumBillSteps, ...over },
})
const contractOf = (changes: Changes) => must(computePlan(reproduction(changes)).contracts['u'])

test('the minimum is reckoned on the latest step’s demand, and on what is served before the first (eR27, by hand)', () => {
	const { demandUsd, minimumBillUsd } = contractOf(
		withSteps([
			{ month: '2026-04', demandMW: 60 },
			{ month: '2027-01', demandMW: 75 },
		]),
	)
	// Served 80 MW; the site draws 43 at most, so that .85 · demand counts.
	expect([demandUsd[2], demandUsd[5], demandUsd[13]]).toEqual(
		[680_000, 510_000, 637_500].map((usd): unknown => expect.closeTo(usd, 3)),
	)
	expect(Math.max(...minimumBillUsd)).toBe(0)
})

test('what energy and demand lack of the least bill is topped up, at the prices of the month, until the contract is left', () => {
	const least = { month: '2026-04', billUsdPerMonth: 5e6 }
	const over = { annualEscalation: 0.02, exitMonth: '2028-01', exitFeeUsd: 0 }
	const { energyUsd, demandUsd, minimumBillUsd } = contractOf(withSteps([least], over))
	expect(minimumBillUsd.slice(0, 3)).toEqual([0, 0, 0])
	for (const month of [3, 12, 23]) {
		const bill = must(energyUsd[month]) + must(demandUsd[month])
		expect(bill).toBeCloseTo(5e6 * 1.02 ** (month / 12), 3)
		expect(minimumBillUsd[month]).toBeGreaterThan(0)
	}
	expect(minimumBillUsd.slice(24).every((usd) => usd === 0)).toBe(true)
})

test('a floor below the bill adds nothing', () => {
	expect(Math.max(...contractOf(withSteps([{ month: '2026-01', billUsdPerMonth: 1 }])).minimumBillUsd)).toBe(0)
})

test('steps out of order, or above the contract, are refused', () => {
	const refused = (steps: readonly Record<string, unknown>[]) => {
		const parsed = parsePlanFile(reproductionFile(withSteps(steps)))
		return parsed.ok ? [] : parsed.problems.map(({ path }) => path)
	}
	const at = 'powerContracts[0].minimumBillSteps'
	expect(refused([{ month: '2027-01' }, { month: '2026-01' }])).toEqual([`${at}[1].month`])
	expect(refused([{ month: '2027-01', demandMW: 81 }])).toEqual([`${at}[0].demandMW`])
})

const sum = (series: readonly number[]) => series.reduce((total, usd) => total + usd, 0)
const VPPA = { id: 'v', kind: 'vppa', capacityMW: 200, capacityFactor: 0.4 }

test('where no bill is stated there is no floor: a virtual PPA keeps its credit, dollar for dollar (lP1)', () => {
	const at = (energyPriceUsdPerMWh: number) =>
		computePlan(reproduction({ contract: PRICES, contracts: [{ ...VPPA, energyPriceUsdPerMWh }] }))
	const [low, high] = [at(10), at(11)]
	const { energyUsd, minimumBillUsd, generationMWh } = must(low.contracts['v'])
	expect(sum(energyUsd)).toBeLessThan(0)
	expect(sum(minimumBillUsd)).toBe(0)
	expect(high.finance.totals.opexUsd - low.finance.totals.opexUsd).toBeCloseTo(sum(generationMWh), 0)
})

test('a physical PPA below the market lowers what a plan pays, by what it is cheaper (lP1)', () => {
	const at = (energyPriceUsdPerMWh: number) =>
		computePlan(
			reproduction({
				contract: PRICES,
				contracts: [{ id: 'p', kind: 'ppa_wind', capacityMW: 300, energyPriceUsdPerMWh, surplusPriceUsdPerMWh: 30 }],
			}),
		)
	const [cheap, dear] = [at(20), at(40)]
	const { generationMWh, minimumBillUsd } = must(cheap.contracts['p'])
	expect(sum(minimumBillUsd)).toBe(0)
	expect(dear.finance.totals.opexUsd - cheap.finance.totals.opexUsd).toBeCloseTo(20 * sum(generationMWh), 0)
})

test('a minimum bill of what no utility bills is refused, and a stored plan that states one is read without it (lP1)', () => {
	const steps = { minimumBillSteps: [{ month: '2026-01', billUsdPerMonth: 5e6 }] }
	const file = reproductionFile({ contract: PRICES, contracts: [{ ...VPPA, energyPriceUsdPerMWh: 10, ...steps }] })
	const parsed = parsePlanFile(file)
	expect(parsed.ok ? [] : parsed.problems.map(({ path, message }) => [path, message])).toEqual([
		['powerContracts[1].minimumBillSteps', 'a minimum bill is of a utility contract'],
	])
	const { contracts } = computePlan(readStoredPlan(JSON.stringify(file)))
	expect(sum(must(contracts['v']).minimumBillUsd)).toBe(0)
})

test('a step that states a demand and no bill is no floor either', () => {
	const negative = { energyPriceUsdPerMWh: -20, demandChargeUsdPerKWMonth: 0 }
	expect(sum(contractOf(withSteps([{ month: '2026-01', demandMW: 60 }], negative)).minimumBillUsd)).toBe(0)
	// A bill of nothing asks for nothing; one that is stated never counts a credit as a debt to it.
	expect(sum(contractOf(withSteps([{ month: '2026-01', billUsdPerMonth: 0 }], negative)).minimumBillUsd)).toBe(0)
	const topped = contractOf(withSteps([{ month: '2026-01', billUsdPerMonth: 1000 }], negative))
	expect(must(topped.minimumBillUsd[20])).toBeCloseTo(1000, 6)
})

test('the Abilene template costs the same step more with each step of its virtual PPA’s strike', () => {
	const { plan } = must(TEMPLATES[0])
	const file = plan as { readonly powerContracts: readonly Readonly<Record<string, unknown>>[] }
	const at = (strike: number) =>
		computePlan(
			validPlan({
				...{ ...file, notes: {} },
				powerContracts: file.powerContracts.map((row) =>
					row['kind'] === 'vppa' ? { ...row, energyPriceUsdPerMWh: strike } : row,
				),
			}),
		)
	const [low, middle, high] = [10, 40, 70].map((strike) => at(strike).finance.totals.opexUsd)
	const settledMWh = sum(must(at(40).contracts['wind']).generationMWh)
	expect(must(middle) - must(low)).toBeCloseTo(30 * settledMWh, 0)
	expect(must(high) - must(middle)).toBeCloseTo(30 * settledMWh, 0)
})
