import { expect, test } from 'vitest'
import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { twoSites } from '../../../tests/factories/two-sites.ts'
import { hallWork, scheduleInput, siteLabour } from '../../../tests/factories/schedule-input.ts'
import { rerunPlan, runPlan } from '../compute-plan.ts'
import { columnOf, noteOf } from '../kernel/run.ts'
import { levelWork } from './crews/crew-schedule.ts'
import { layInto, marketParts } from './market-parts.ts'
import { availableConstructionHeads, hallCapacity, hallWorkBefore, hallWorkShare } from './schedule.quantities.ts'

const plan = twoSites()
/** The same plan with a larger hall at its second site, an ocean away. */
const larger = {
	...plan,
	buildPhases: plan.buildPhases.map((phase) =>
		phase.siteId === plan.sites[1]?.id ? { ...phase, itMW: phase.itMW * 3 } : phase,
	),
}

test('S5: what is built in one market does not move the hands of another', () => {
	const hands = (of: typeof plan) => {
		const { values, months } = columnOf(runPlan(of), availableConstructionHeads)
		const first = TRADES.length * months
		return { first: values.slice(0, first), second: values.slice(first) }
	}
	const [before, after] = [hands(plan), hands(larger)]
	expect(after.second).not.toEqual(before.second)
	expect(after.first).toEqual(before.first)
})

test('a run from another levels only the markets whose work differs', () => {
	const before = runPlan(plan)
	const [first, second] = noteOf(before, levelWork).parts
	const again = noteOf(rerunPlan(before, larger), levelWork).parts
	expect(again[0]).toBe(first)
	expect(again[1]).not.toBe(second)
	expect(again).toHaveLength(2)
})

test('a hall that needs no work any more leaves none of the figures it had', () => {
	const before = runPlan(plan)
	const built = { ...plan, buildPhases: plan.buildPhases.map((phase) => ({ ...phase, scope: 'existing' as const })) }
	const [again, alone] = [rerunPlan(before, built), runPlan(built)]
	for (const quantity of [hallCapacity, hallWorkShare, hallWorkBefore]) {
		expect([quantity.id, columnOf(again, quantity).values]).toEqual([quantity.id, columnOf(alone, quantity).values])
		expect([quantity.id, columnOf(again, quantity).values]).not.toEqual([
			quantity.id,
			columnOf(before, quantity).values,
		])
	}
})

test('parts hold the sites of one market, or one site without any, with all they build and their places in the plan', () => {
	const sites = [['abilene'], [], ['columbus'], ['abilene'], []].map((ids, site) =>
		siteLabour({ id: `site-${String(site)}`, markets: ids.map((id) => ({ id, weight: 1 })) }),
	)
	const halls = [3, 1, 0, 4].map((site) => hallWork({ id: `hall-${String(site)}`, site }))
	const parts = marketParts(scheduleInput({ sites, halls }))
	expect(parts.map((part) => part.sites)).toEqual([[0, 3], [1], [2], [4]])
	expect(parts.map((part) => part.halls)).toEqual([[0, 2], [1], [], [3]])
	expect(parts[0]?.input.halls.map(({ id, site }) => [id, site])).toEqual([
		['hall-3', 1],
		['hall-0', 0],
	])
})

test('sites that a third joins by a market of each are one part (pL2)', () => {
	const sites = [['dfw'], ['columbus'], ['abilene'], ['abilene', 'dfw']].map((ids, site) =>
		siteLabour({ id: `site-${String(site)}`, markets: ids.map((id) => ({ id, weight: 0.5 })) }),
	)
	expect(marketParts(scheduleInput({ sites })).map((part) => part.sites)).toEqual([[0, 2, 3], [1]])
})

test('rows of a part lie in their places', () => {
	const whole = new Float64Array(6)
	layInto(whole, Float64Array.of(1, 2, 3, 4), [2, 0])
	expect([...whole]).toEqual([3, 4, 0, 0, 1, 2])
	layInto(whole, new Float64Array(), [])
	expect([...whole]).toEqual([3, 4, 0, 0, 1, 2])
})
