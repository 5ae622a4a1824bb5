import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { reproduction } from '../../../tests/factories/reproduction.ts'
import { computePlan } from '../compute-plan.ts'

const cost = (costMarket: string) =>
	must(
		must(computePlan(reproduction({ site: { costMarket }, hall: { scope: 'greenfield' } })).finance.halls['h'])
			.usdPerItMW,
	)

test('a hall costs what its market’s row says: Tokyo, Silicon Valley and San Antonio are three prices, in this order (12)', () => {
	const [tokyo, valley, antonio] = ['tokyo', 'silicon-valley', 'san-antonio'].map(cost)
	expect(must(tokyo)).toBeGreaterThan(1.1 * must(valley))
	expect(must(valley)).toBeGreaterThan(1.1 * must(antonio))
	// All of it moves with the row, as none of their machines and hands is dearer than the row bears.
	expect(must(tokyo) / 1e6).toBeCloseTo(22.08, 2)
	expect(must(valley) / 1e6).toBeCloseTo(19.23, 2)
	expect(must(antonio) / 1e6).toBeCloseTo(16.4, 2)
})

test('a combined-cycle plant of one’s own is capital, and its hands are a part of it (02)', () => {
	const { finance } = computePlan(
		planFile({
			startMonth: '2026-01',
			horizonMonths: 96,
			sites: [{ id: 's', name: 'S', country: 'US', latitude: 31.42, longitude: -103.5, cooling: 'd2c_dry_trim' }],
			powerContracts: [{ id: 'cc', siteId: 's', kind: 'btm_ccgt', capacityMW: 2262, units: 3, startMonth: '2031-06' }],
		}),
	)
	const capital = must(finance.plants['cc']).capitalUsd
	expect(capital / 2_262_000).toBeGreaterThan(2300)
	expect(finance.capexByLayer.energy.reduce((sum, usd) => sum + usd, 0)).toBeCloseTo(capital, 0)
	expect(finance.totals.labourUsd).toBeGreaterThan(0)
	expect(finance.totals.labourUsd).toBeLessThan(capital / 5)
})
