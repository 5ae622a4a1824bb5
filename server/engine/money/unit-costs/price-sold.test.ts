import { expect, test } from 'vitest'
import { overviewFigures } from '#server/views/pages/overview-view.ts'
import { must } from '../../../../tests/factories/must.ts'
import { reproduction } from '../../../../tests/factories/reproduction.ts'
import { computePlan } from '../../compute-plan.ts'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const HALL = { itMW: 20 }

test('hours sold: rent and cost of one over the plan, and the tile of the kind that earns most (lP30)', () => {
	const rent = { rentUsdPerAcceleratorHour: 3, rentOccupancyShare: 0.9, rentRampMonths: 1, rentDeclinePerYear: 0 }
	const plan = reproduction({ hall: HALL, order: { accelerators: 7200, ...rent }, plan: { workloads: [] } })
	const result = computePlan(plan)
	const { totals, unitCosts, revenueByKind } = result.finance
	// No fall of the rent: each hour brings what is asked for it.
	expect(totals.rentUsdPerAcceleratorHour).toBeCloseTo(3, 9)
	expect(totals.usdPerAcceleratorHour).toBeCloseTo(
		must(must(unitCosts.acceleratorHours['s/gb200-nvl72']).usdPerHour),
		9,
	)
	expect([totals.rentUsdPerKWMonth, totals.usdPerKWMonth]).toEqual([null, null])
	expect(sum(revenueByKind.acceleratorHoursUsd)).toBeGreaterThan(0)
	const labels = overviewFigures(plan, result).map(({ label, note }) => [label, note])
	expect(labels).toContainEqual(['Cost per accelerator-hour', 'rent 3.00, excl. idle capacity'])
	expect(labels).toContainEqual(['Project IRR', 'a year, before debt and tax'])
})

test('halls let: rent and cost of a kilowatt a month, what tenants pay of power left out of both (lP30)', () => {
	const lease = { id: 'l', siteId: 's', itMW: 20, startMonth: '2026-01', termMonths: 120, rentUsdPerKWMonth: 150 }
	const letBy = (over: Record<string, unknown>) => {
		const leases = [{ ...lease, rentEscalationPerYear: 0, rampMonths: 1, ...over }]
		const plan = reproduction({ hall: HALL, plan: { chipOrders: [], workloads: [], leases } })
		return { plan, result: computePlan(plan) }
	}
	const { plan, result } = letBy({})
	const { totals } = result.finance
	expect(totals.rentUsdPerKWMonth).toBeCloseTo(150, 6)
	expect(totals.usdPerAcceleratorHour).toBeNull()
	expect(overviewFigures(plan, result).map(({ label }) => label)).toContain('Cost per kW-month')
	// A gross lease pays its own power: that much dearer a kilowatt, by what the other tenant pays.
	const gross = letBy({ powerPassThroughShare: 0 }).result.finance
	const passed = sum(result.finance.revenueByKind.passThroughUsd) / (48 * 20_000)
	expect(must(gross.totals.usdPerKWMonth) - must(totals.usdPerKWMonth)).toBeCloseTo(passed, 6)
})
