import { expect, test } from 'vitest'
import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { must } from '../../../tests/factories/must.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { computePlan } from '../compute-plan.ts'

type Entry = Record<string, unknown>

/** Hands enough and no crowding, so that levelled is planned: the limit case of M0. */
const handsFor = (siteId: string): readonly Entry[] =>
	TRADES.map((trade) => ({ id: `${siteId}-${trade}`, siteId, trade, available: 100_000, annualGrowth: 0 }))

/** Ellendale (SEC 8-K, 2 Jun 2025): 250 MW for 15 years, 7 bn USD; a hall of 12 M$/MW, recalled; all power and expenses passed on. */
function ellendale() {
	return computePlan(
		planFile({
			startMonth: '2025-01',
			horizonMonths: 204,
			sites: [
				{
					...{ id: 's', name: 'Ellendale', country: 'US', latitude: 46, longitude: -98.53, cooling: 'd2c_dry_trim' },
					...{ landUsdPerHectare: 0 },
				},
			],
			powerContracts: [
				{
					...{
						id: 'g',
						siteId: 's',
						kind: 'utility_firm',
						capacityMW: 400,
						startMonth: '2025-01',
						status: 'energised',
					},
					...{ energyPriceUsdPerMWh: 40, demandChargeUsdPerKWMonth: 0, connectionUsdPerMW: 0 },
				},
			],
			buildPhases: [
				{
					...{ id: 'a', siteId: 's', itMW: 250, startMonth: '2025-01', durationMonths: 18, scope: 'greenfield' },
					...{ capexUsdPerWatt: 12 },
				},
			],
			labourPools: handsFor('s'),
			leases: [
				{
					...{ id: 'q', siteId: 's', itMW: 250, startMonth: '2026-07', termMonths: 180, rentUsdPerKWMonth: 155.6 },
					...{ expensePassThroughShare: 1 },
				},
			],
			finance: { gearingShare: 1 },
		}),
	).finance
}

test('Ellendale’s 155.6 USD/kW-month are its 7 bn over 250 MW and 180 months (M2)', () => {
	expect(7e9 / (250_000 * 180)).toBeCloseTo(155.6, 1)
	expect(11e9 / (400_000 * 180)).toBeCloseTo(152.8, 1)
})

/**
 * What is published, its range, what is reckoned here and by how much that misses the range; ranges are not widened. The loan is what the cash
 * carries at a cover of 1.30: far above the published share of cost, since here nothing stands empty and all power and expenses are paid by the tenant.
 */
const PUBLISHED = [
	{ of: 'return of the project after tax', low: 0.08, high: 0.12, here: 0.0992, miss: 0 },
	{ of: 'loan at cover 1.30 over cost', low: 0.6, high: 0.75, here: 1.02, miss: 0.36 },
] as const

test('Ellendale against what is published of it, with its misses (M9)', () => {
	const { returns, revenueByKind, totals } = ellendale()
	const rent = revenueByKind.leasesUsd.reduce((sum, usd) => sum + usd, 0)
	expect(rent / 1e9).toBeCloseTo(7, 2)
	expect(must(returns.minDscr)).toBeCloseTo(1.3, 6)
	const found = [must(returns.projectIrr), must(returns.termDebtUsd) / totals.capexUsd]
	PUBLISHED.forEach(({ of, low, high, here, miss }, index) => {
		const value = must(found[index])
		expect(value, of).toBeCloseTo(here, 3)
		expect(Math.max(0, value / high - 1, low > value ? 1 - value / low : 0), of).toBeCloseTo(miss, 2)
	})
})
