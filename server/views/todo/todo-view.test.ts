import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { computePlan, runPlan } from '#server/engine/compute-plan.ts'
import { findSwings } from '#server/runs/decisions/swings.ts'
import { toBeConfirmed } from '#shared/start/to-confirm.ts'
import { must } from '../../../tests/factories/must.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { reportPoints } from '../report/report-points.ts'
import { buildSwings, endsToTry } from './swings-view.ts'
import { buildTodo, todoInShort } from './todo-view.ts'

const COMMENT = {
	...{ id: 'c1', author: 'Luis Peña', text: 'The study takes nine months', label: 'Grid, start', when: 'today' },
	field: { list: 'powerContracts', id: 'grid', field: 'startMonth' },
}
const note = (low: number | string, high: number | string) => ({
	...{ why: toBeConfirmed('Usual.'), source: 'Eleven quotes', quality: 'benchmark', low, high },
})
const plan = planFile({
	powerContracts: [contract('grid', { capacityMW: 200, startMonth: '2027-01', energyPriceUsdPerMWh: 60 })],
	buildPhases: [hall('a')],
	chipOrders: [{ id: 'o', siteId: 'abilene', chip: 'h100-sxm', accelerators: 4800, orderMonth: '2026-06' }],
	notes: {
		'buildPhases/a/durationMonths': note(12, 28),
		'powerContracts/grid/energyPriceUsdPerMWh': note(50, 80),
		'powerContracts/grid/capacityMW': note(180, 220),
	},
})
const result = computePlan(plan)

test('what waits stands in one list: each entry once, by what it moves, with where it is settled', () => {
	const { items, tabs } = buildTodo(plan, result, [COMMENT])
	expect(new Set(items.map(({ key }) => key)).size).toBe(items.length)
	const groupOf = (title: RegExp) => must(items.find((item) => title.test(item.title))).group
	expect(groupOf(/Duration/)).toBe('date')
	expect(groupOf(/Energy/)).toBe('cost')
	expect(groupOf(/Capacity/)).toBe('served')
	expect(must(items.find(({ kind }) => kind === 'comment'))).toMatchObject({
		...{ group: 'date', title: 'Luis Peña: “The study takes nine months”', note: 'on Grid, start, today' },
	})
	const shown = Object.fromEntries(tabs.map(({ id, figure }) => [id, Number(figure)]))
	expect(shown['all']).toBe(items.length)
	expect(shown).toMatchObject({ default: 3, comment: 1 })
	expect(todoInShort(plan, result).count).toBe(items.length - 1)
})

test('an order is due from a quarter before its last month on, and of those that are not the next one is named', () => {
	const order = (orderMonth: string, asOfMonth: string) => {
		const dated = planFile({ asOfMonth, chipOrders: [{ ...must(plan.chipOrders[0]), orderMonth }], notes: {} })
		return buildTodo(dated, computePlan(dated), [])
	}
	const due = (orderMonth: string, asOf: string) =>
		order(orderMonth, asOf).items.some(({ key }) => key === 'order/chips/o')
	expect(due('2026-06', '2026-04')).toBe(true)
	expect(due('2026-06', '2026-06')).toBe(true)
	expect(due('2026-07', '2026-04')).toBe(false)
	expect(due('2026-06', '2026-07')).toBe(false)
	const quiet = planFile({ asOfMonth: '2026-01' })
	expect(buildTodo(quiet, { ...computePlan(quiet), warnings: [] }, []).finding).toEqual({
		...{ title: 'Nothing to do', lede: 'No orders are due.' },
	})
})

test('a late machine of a plant leads to the contract whose status settles it, other equipment to the purchases', () => {
	const gas = contract('gas', { kind: 'btm_gt_simple', capacityMW: 40, startMonth: '2027-01', status: 'agreement' })
	const late = planFile({
		asOfMonth: '2026-03',
		powerContracts: [gas],
		buildPhases: [hall('a', { startMonth: '2026-06' })],
	})
	const pages = buildTodo(late, computePlan(late), []).items.filter(({ kind }) => kind === 'order')
	const pageOf = (title: RegExp) => must(pages.find((item) => title.test(item.title))).page
	expect(pageOf(/turbine/i)).toMatch(/edit=powerContracts%2Fgas/)
	expect(pageOf(/UPS/)).toMatch(/add=purchases/)
})

test('of every template the list is whole: no warning is lost but those that an order says', () => {
	for (const { plan: written } of TEMPLATES) {
		const own = validPlan(written)
		const computed = computePlan(own)
		const { items, ready } = buildTodo(own, computed, [])
		const warned = computed.warnings.filter(({ code }) => code !== 'long_lead').length
		expect(items.filter(({ kind }) => kind === 'point').length).toBe(warned)
		if (computed.warnings.some(({ code }) => code === 'long_lead'))
			expect(items.some(({ kind, due }) => kind === 'order' && due?.isLate === true)).toBe(true)
		// Ready says something is open exactly where an issue would be held up.
		const blocks = reportPoints(own, computed).some(({ kind }) => kind !== 'finding')
		expect(ready.some(({ state }) => state === 'open')).toBe(blocks)
	}
})

test('what the worse end of a range costs is what the plan comes to with it, less what it comes to as it is', () => {
	const swings = findSwings({ plan, frame: runPlan(plan), ends: endsToTry(plan) }, () => {})
	expect(Object.keys(swings).toSorted()).toEqual(Object.keys(plan.notes).toSorted())
	const price = must(swings['powerContracts/grid/energyPriceUsdPerMWh'])
	const dear = computePlan({
		...plan,
		powerContracts: plan.powerContracts.map((one) => ({ ...one, energyPriceUsdPerMWh: 80 })),
	})
	expect(price.usd).toBeCloseTo(dear.finance.totals.opexUsd - result.finance.totals.opexUsd, 0)
	expect(price.usd).toBeGreaterThan(0)
	const lines = buildSwings(plan, swings)
	const [one, other] = [price.usd, must(swings['powerContracts/grid/capacityMW']).usd]
	const size = (key: string) => must(lines[key]).size
	expect(size('powerContracts/grid/energyPriceUsdPerMWh') > size('powerContracts/grid/capacityMW')).toBe(one > other)
})

test('an entry says what the plan loses by it, as the verdict says it of the same item', () => {
	const own = validPlan(must(TEMPLATES.find(({ name }) => name === 'abilene')).plan)
	const computed = computePlan(own)
	const { losses } = computed.verdict
	const dearest = (item: string) => must(losses.find((loss) => !loss.past && loss.item === item)).usd ?? 0
	const said = { ...COMMENT, field: { list: 'buildPhases', id: 'hall-8', field: 'durationMonths' } }
	const { items } = buildTodo(own, computed, [said])
	const stakes = new Map(items.map(({ key, stake }) => [key, stake]))
	const ofHall = items.filter(({ key }) => key.includes('/hall_late@')).map(({ stake }) => stake?.size ?? 0)
	expect(must(stakes.get('comment/c1')).size).toBeCloseTo(dearest('phase:hall-8'), -3)
	expect(Math.max(...ofHall)).toBeCloseTo(dearest('phase:hall-8'), -3)
	// A target is late by all that is late at its site, and a warning that is about no date has no size.
	const late = losses.filter(({ kind, past }) => kind === 'late' && !past).reduce((sum, { usd }) => sum + (usd ?? 0), 0)
	const target = must(items.find(({ key }) => key.includes('/target_late@')))
	expect(must(target.stake).size).toBeCloseTo(late, -4)
	expect(target.stake?.text).toMatch(/^\$[\d.]+[MB]$/)
	expect(
		items
			.filter(({ key }) => /\/(?:assumed_ordered|chips_before_power)@/.test(key))
			.some(({ stake }) => stake !== null),
	).toBe(false)
	expect(items.filter(({ key }) => /\/efficiency_at_large_size@/.test(key)).map(({ stake }) => stake)).toEqual([
		null,
		null,
	])
})

test('where nothing is priced an entry has its size in megawatt-months', () => {
	const own = validPlan(must(TEMPLATES.find(({ name }) => name === 'abilene')).plan)
	const computed = computePlan(own)
	const losses = computed.verdict.losses.map((loss) => ({ ...loss, usd: null }))
	const { items } = buildTodo(own, { ...computed, verdict: { ...computed.verdict, losses } }, [])
	const target = must(items.find(({ key }) => key.includes('/target_late@')))
	const late = losses.filter(({ kind, past }) => kind === 'late' && !past)
	expect(target.stake?.size).toBeCloseTo(
		late.reduce((sum, { mwMonths }) => sum + mwMonths, 0),
		6,
	)
	expect(target.stake?.text).toMatch(/^[\d,]+ MW-months$/)
})
