import { expect, test } from 'vitest'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { must } from '../../../tests/factories/must.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { planSeries, runPlan } from '../compute-plan.ts'

const GB200 = must(builtInCatalogue.chips.find(({ id }) => id === 'gb200-nvl72'))

/** In its last month: 7,200 accelerators under a cap, or without, and work that asks for so many. */
function missedOf(powerCapW: number | null, asked: number): number {
	const plan = planFile({
		horizonMonths: 12,
		powerContracts: [contract('grid', { startMonth: '2026-01' })],
		buildPhases: [hall('h', { scope: 'existing', itMW: 60, cooling: 'd2c_dry_trim', rackDensityKW: 132 })],
		chipOrders: [
			{
				...{ id: 'o', siteId: 'abilene', chip: 'gb200-nvl72', accelerators: 7200, powerCapW },
				...{ orderMonth: '2026-01', leadTimeMonths: 1 },
			},
		],
		workloads: [
			{
				...{ id: 't', kind: 'training', model: 'llama-3.1-405b', precision: 'bf16', trainingTokens: 1e18 },
				...{ accelerators: asked, startMonth: '2026-06' },
			},
		],
		assumptions: { powerCapExponent: { value: 0.5 }, itOverheadFactor: { value: 1 } },
	})
	return must(planSeries(runPlan(plan), 'plan.infrastructure.missed').at(-1))
}

test('a cap makes a smaller nameplate and no smaller need: what it slows of training counts as missed, without it (C2)', () => {
	const eachMW = must(GB200.rackMaxKW) / must(GB200.acceleratorsPerRack) / 1000
	const quarter = must(GB200.tdpW) / 4
	expect(missedOf(null, 7200)).toBe(0)
	expect(missedOf(null, 10_000)).toBeCloseTo(2800 * eachMW, 9)
	// A quarter of the power leaves a half of the rate.
	expect(missedOf(quarter, 7200)).toBeCloseTo(7200 * 0.5 * eachMW, 9)
	expect(missedOf(quarter, 10_000)).toBeCloseTo((2800 + 7200 * 0.5) * eachMW, 9)
})
