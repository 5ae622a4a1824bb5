import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { SUPPLIED_PLANS } from '../../../tests/verdicts/supplied-plans.ts'
import { computePlan } from '../compute-plan.ts'

/** Figures that an engineer reckons of these plans by hand; each line says how. */
const sum = (series: readonly number[]) => series.reduce((total, value) => total + value, 0)

test('Johor: what customers pay, what evenings cost, what debt is drawn (by hand)', () => {
	const run = computePlan(SUPPLIED_PLANS['johor-neocloud']())
	const JUNE_2028 = 19
	const { finance } = run
	// 7,000 reserved at 2.9, all paid; of the other 3,080 four fifths are let at 2.4.
	const reserved = 7000 * 730 * 2.9
	expect(finance.revenueByKind.acceleratorHoursUsd[JUNE_2028]).toBeCloseTo(reserved + 0.8 * 3080 * 730 * 2.4, 0)
	// A tenth of 36 months comes in with the first of them, and pays a tenth of its bill.
	expect(finance.cashFlow.depositsUsd[14]).toBeCloseTo(-0.1 * 36 * reserved + 0.1 * reserved, 0)
	// Hours let draw the same by day and night: eight of 24 hours are dearer by 18.
	const grid = must(run.contracts['grid'])
	const MWh = must(grid.energyMWh[JUNE_2028])
	expect(grid.tariffUsd[JUNE_2028]).toBeCloseTo(MWh * 6, 0)
	expect(grid.energyUsd[JUNE_2028]).toBeCloseTo(MWh * (95 + 6), 0)
	// IT peak 10,080 · 132 kW ÷ 72 · 1.11 · .85 = 17.4 MW of 24.
	expect(must(run.sites['johor']).layers.chips.required[JUNE_2028]).toBeCloseTo(7000 + 0.8 * 3080, 6)
	expect((10_080 * (132 / 72) * 1.11 * 0.85) / 1000).toBeLessThan(24)
	expect(must(run.sites['johor']).energisedAccelerators[JUNE_2028]).toBe(10_080)
	// Chips of 484 million and 15% for network and storage; six tenths of what is needed, fees and idle running cost on top, is debt.
	const chips = 1.15 * 10_080 * 48_000
	expect(sum(finance.capexByLayer.chips)).toBeCloseTo(chips, 0)
	const debt = must(finance.returns.constructionDebtUsd)
	expect(debt).toBeGreaterThan(0.6 * chips)
	expect(debt).toBeLessThan(0.63 * chips)
	// The loan repays it as far as 48 months of cash at 1.4 carry.
	expect(must(finance.returns.termDebtUsd)).toBeLessThanOrEqual(debt)
	expect(finance.returns.minDscr).toBeGreaterThanOrEqual(1.39)
	expect(run.warnings.map(({ code }) => code)).not.toContain('reserved_short')
})

test('Reeves County: what the pipe feeds, what the sun adds, what is paid and not burned (by hand)', () => {
	const run = computePlan(SUPPLIED_PLANS['reeves-island']())
	const JUNE_2028 = 19
	const site = must(run.sites['reeves'])
	// Six engines of which one is in reserve: 50 MW by themselves; 7,000 MMBtu a day ÷ 24 ÷ 8.4 feed 34.72.
	expect(must(run.contracts['eng']).firmMW[JUNE_2028]).toBeCloseTo(50, 6)
	expect(site.gasHeldMW[JUNE_2028]).toBeCloseTo(50 - 34.7222, 3)
	// Trackers at Pecos by El Paso’s air: .325 of a year (lP13); the worst day of a battery of 200 MWh adds to firm power.
	expect(must(run.contracts['sun']).capacityFactor).toBeCloseTo(0.3254, 3)
	expect(site.contractedFirmMW[JUNE_2028]).toBeGreaterThan(34.7222)
	expect(site.contractedFirmMW[JUNE_2028]).toBeLessThan(34.7222 + 60 * 0.45)
	// In no month is more burned than the pipe brings: 7,000 · 730 ÷ 24.
	expect(Math.max(...site.fuelMMBtu)).toBeLessThanOrEqual((7000 * 730) / 24 + 1e-6)
	// Half of 30.4 days is paid for, burned or not, at 2.5.
	const burned = must(site.fuelMMBtu[JUNE_2028])
	expect(site.gasTakeOrPayUsd[JUNE_2028]).toBeCloseTo(Math.max(0, 0.5 * 7000 * 30.4 - burned) * 2.5, 2)
	// Power is what is short of 36 MW, and fuel is why.
	expect(run.verdict.losses.some(({ cause }) => cause === 'fuel_hours')).toBe(true)
})
