import { expect, test } from 'vitest'
import { remarkText } from '#server/views/messages/remarks.ts'
import { must } from '../../../tests/factories/must.ts'
import { hall, planFile } from '../../../tests/factories/plan-file.ts'
import { computePlan, runPlan } from '../compute-plan.ts'
import { explainPlan } from '../explain-plan.ts'
import { orderDates } from './order-dates.ts'

const wanted = (need: number, delivery: number | null = null, underWay = false) => ({ need, delivery, underWay })
const dates = (demands: Parameters<typeof orderDates>[0], lead: number, asOf = 0) => orderDates(demands, { lead, asOf })
/** Looked at from the month before the plan begins, so that nothing is under way. */
const BEFORE = { asOfMonth: '2025-12' }
const equipment = (over: Record<string, unknown>) => {
	const rows = must(computePlan(planFile(over)).sites.abilene).equipment
	return (item: string) => must(rows.find((row) => row.item === item))
}

test('order-by is the first need less the lead time, and slack counts from the status month (pD3)', () => {
	expect(dates([wanted(20), wanted(9)], 8)).toEqual({ need: 9, orderBy: 1, slack: 1, state: 'to_order' })
	expect(dates([wanted(3)], 8)).toEqual({ need: 3, orderBy: -5, slack: -5, state: 'late' })
	expect(dates([wanted(20)], 8, 10)).toEqual({ need: 20, orderBy: 12, slack: 2, state: 'to_order' })
	expect(dates([wanted(20)], 8, 13).state).toBe('late')
})

test('a stated order is late by the months between need and delivery (pD3)', () => {
	expect(dates([wanted(3, 2)], 8)).toEqual({ need: 3, orderBy: -5, slack: 1, state: 'ordered' })
	expect(dates([wanted(3, 5)], 8).slack).toBe(-2)
	expect(dates([wanted(3, 2), wanted(20, 25), wanted(1)], 8)).toMatchObject({ need: 3, orderBy: -5, slack: -5 })
})

test('what was needed before the status month, or by a hall under way, counts as ordered (pD3)', () => {
	expect(dates([wanted(-1)], 8)).toEqual({ need: -1, orderBy: NaN, slack: NaN, state: 'assumed_ordered' })
	expect(dates([wanted(5, null, true)], 8)).toMatchObject({ slack: NaN, state: 'assumed_ordered' })
	expect(dates([wanted(5)], 8, 6)).toMatchObject({ slack: NaN, state: 'assumed_ordered' })
	expect(dates([wanted(-1, 4)], 8).slack).toBe(-5)
	expect(dates([], 8)).toMatchObject({ orderBy: NaN, state: null })
	expect(dates([wanted(3)], NaN)).toMatchObject({ orderBy: NaN, state: null })
})

test('a hall that is under way says nothing of orders too late (pD3)', () => {
	const halls = { buildPhases: [hall('a', { durationMonths: 14 })] }
	expect(equipment(halls)('hv_transformer')).toMatchObject({ state: 'assumed_ordered', slackMonths: null })
	const later = equipment({
		buildPhases: [hall('a', { startMonth: '2026-06', durationMonths: 14 })],
		asOfMonth: '2026-03',
	})
	expect(later('hv_transformer')).toMatchObject({ state: 'late', slackMonths: -17 })
})

test('transformers of 128 weeks for a hall that starts next month should have been ordered 19 months ago (pD3)', () => {
	const row = equipment({ buildPhases: [hall('a', { durationMonths: 14 })], ...BEFORE })('hv_transformer')
	expect(row).toMatchObject({ orderBy: '2024-05', slackMonths: -19, state: 'late' })
})

test('pD1–pD3, W39, W40: transformers are needed at .78 of the hall’s months; once the hall has started they are taken as ordered', () => {
	const at = (startMonth: string) => equipment({ buildPhases: [hall('a', { startMonth, durationMonths: 14 })] })
	expect(at('2027-09')('hv_transformer')).toMatchObject({ orderBy: '2026-01', slackMonths: 0, state: 'to_order' })
	expect(at('2026-01')('hv_transformer')).toMatchObject({ slackMonths: null, state: 'assumed_ordered' })
})

test('the fabric of accelerators ordered before the status month counts as ordered with them (pD3)', () => {
	const stateOf = (orderMonth: string) => {
		const order = { id: 'o', siteId: 'abilene', chip: 'h100-sxm', accelerators: 4800, orderMonth }
		const rows = equipment({ buildPhases: [hall('a')], chipOrders: [order], asOfMonth: '2026-03' })
		return rows('leaf_spine_switch_64').state
	}
	expect(stateOf('2026-03')).not.toBe('assumed_ordered')
	expect(stateOf('2026-02')).toBe('assumed_ordered')
})

test('the first hall to need an item sets the site’s date; each hall keeps its own (pD3)', () => {
	const ups = equipment({ buildPhases: [hall('a'), hall('b', { startMonth: '2026-11' })], ...BEFORE })('ups')
	expect(ups.lots.map(({ phaseId, orderBy }) => [phaseId, orderBy])).toEqual([
		['a', '2025-12'],
		['b', '2026-10'],
	])
	expect(ups).toMatchObject({ orderBy: '2025-12', slackMonths: 0 })
})

test('a hall that waits for another needs its equipment only then (pD3)', () => {
	const ups = equipment({ buildPhases: [hall('a'), hall('b', { startsAfter: 'a' })] })('ups')
	expect(ups.lots[1]).toMatchObject({ phaseId: 'b', orderBy: '2026-12' })
})

test('a substation on order for one hall is on order for its site (pD3)', () => {
	const bought = { item: 'hv_transformer', quantity: 9, orderMonth: '2023-01', deliveryMonth: '2026-02' }
	const halls = [hall('a', { durationMonths: 14 }), hall('b', { procurement: [bought], startMonth: '2026-06' })]
	expect(equipment({ buildPhases: halls })('hv_transformer').slackMonths).toBe(9)
	expect(equipment({ buildPhases: halls, ...BEFORE })('hv_breaker').slackMonths).toBeLessThan(0)
})

test('of several stated deliveries of an item the last one counts (pD3)', () => {
	const row = (deliveryMonth: string) => ({ item: 'ups', quantity: 40, orderMonth: '2025-06', deliveryMonth })
	const halls = [hall('a', { procurement: [row('2026-02'), row('2026-09')] })]
	expect(equipment({ buildPhases: halls })('ups').slackMonths).toBe(-1)
})

test('switches, cables, optics and storage are ordered for the first racks (pD3, I13)', () => {
	const order = (id: string, orderMonth: string) => ({
		id,
		siteId: 'abilene',
		chip: 'gb200-nvl72',
		accelerators: 7200,
		orderMonth,
		leadTimeMonths: 12,
	})
	const row = equipment({ chipOrders: [order('late', '2026-09'), order('first', '2026-01')] })
	expect(row('leaf_spine_switch_64')).toMatchObject({ count: 1125, orderBy: '2026-06', slackMonths: 5 })
	expect(row('network_cable').count).toBe(43_200)
	expect(row('network_optic').count).toBe(86_400)
	expect(row('storage_rack')).toMatchObject({ count: 58, sizeUnit: 'PB' })
	const bought = { item: 'network_cable', quantity: 43_200, orderMonth: '2026-02', deliveryMonth: '2026-11' }
	const stated = equipment({
		chipOrders: [order('first', '2026-01')],
		buildPhases: [hall('a', { startMonth: '2025-09', procurement: [bought] })],
	})
	expect(stated('network_cable')).toMatchObject({ state: 'ordered', slackMonths: 2 })
})

test('a date opens to what needs the item and when it comes (pD3)', () => {
	const bought = { item: 'ups', quantity: 81, orderMonth: '2025-06', deliveryMonth: '2026-09' }
	const plan = planFile({ buildPhases: [hall('a', { procurement: [bought] })] })
	const frame = runPlan(plan)
	const answer = explainPlan(frame, { quantity: 'equipment.slackMonths', scope: 'equipment:abilene/ups' })
	expect(answer.ok && answer.explanation.decided).toEqual({
		code: 'needed_for',
		facts: { item: 'a', need: '2026-08', delivery: '2026-09' },
	})
	expect(answer.ok && answer.explanation.value).toBe(-1)
	const told = (asOfMonth: string) =>
		answer.ok && answer.explanation.decided && remarkText(answer.explanation.decided, { ...plan, asOfMonth })
	expect(told('2026-08')).toBe('Needed for a in August 2026; delivery entered as September 2026.')
	expect(told('2026-09')).toBe('Was needed for a in August 2026; delivery entered as September 2026.')
})
