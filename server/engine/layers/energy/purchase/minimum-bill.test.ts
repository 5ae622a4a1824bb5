import { expect, test } from 'vitest'
import { must } from '../../../../../tests/factories/must.ts'
import { type Changes, reproduction, reproductionFile } from '../../../../../tests/factories/reproduction.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
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
