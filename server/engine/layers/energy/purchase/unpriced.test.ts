import { expect, test } from 'vitest'
import { contractTable } from '#server/views/tables/contracts/contract-table.ts'
import { NO_PRICE } from '#server/views/figures/unpriced.ts'
import { must } from '../../../../../tests/factories/must.ts'
import { type Changes, reproduction } from '../../../../../tests/factories/reproduction.ts'
import { computePlan, runPlan } from '../../../compute-plan.ts'
import { explainPlan } from '../../../explain-plan.ts'
import { refusalText, saidExplanation } from '#server/views/messages/explanations.ts'
import { computedDocument } from '../../../../../tests/factories/computed-document.ts'

/** An island grid whose prices nobody publishes. */
const ISLAND: Changes = { site: { gridRegion: 'US-AKMS' } }
const sum = (series: readonly number[]) => series.reduce((total, value) => total + value, 0)

test('a plan in a region without prices is valid, and warned that what it buys there has none (E15)', () => {
	const plan = reproduction(ISLAND)
	const result = computePlan(plan)
	const grid = must(result.contracts['u'])
	expect(sum(grid.energyMWh)).toBeGreaterThan(0)
	expect(grid.energyPriceUsdPerMWh).toBeNull()
	expect(result.finance.unitCosts.contracts['u']?.lcoeUsdPerMWh).toBeNull()
	const warning = computedDocument(plan).warnings.find(({ code }) => code === 'unpriced')
	expect(warning).toMatchObject({
		path: 'powerContracts[0].energyPriceUsdPerMWh',
		mend: 'Enter its energy price.',
	})
	expect(warning?.text).toContain('ASCC Miscellaneous')
	const [row] = must(contractTable(plan, result)).rows
	expect(must(row).figures).toContain(NO_PRICE)
})

test('its explanation says that there is no price, not that it is 0', () => {
	const plan = reproduction(ISLAND)
	const answer = explainPlan(runPlan(plan), {
		quantity: 'contracts.energyPriceUsdPerMWh',
		scope: 'contract:u',
	})
	if (!answer.ok) throw new Error(refusalText(answer.message))
	expect(answer.explanation.value).toBeNull()
	expect(JSON.stringify(saidExplanation(answer.explanation, plan))).toContain('No price for this region')
})

test('once a price is entered nothing is warned of, and where the region has one nothing was', () => {
	const codes = (changes: Changes) => computePlan(reproduction(changes)).warnings.map(({ code }) => code)
	expect(codes({ ...ISLAND, contract: { energyPriceUsdPerMWh: 140 } })).not.toContain('unpriced')
	expect(codes({})).not.toContain('unpriced')
	for (const kind of ['utility_nonfirm', 'bridge_ramp', 'interconnection_queue'])
		expect(codes({ ...ISLAND, contract: { kind } })).toContain('unpriced')
})
