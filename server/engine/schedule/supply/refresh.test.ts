import { expect, test } from 'vitest'
import { runPlan } from '#server/engine/compute-plan.ts'
import { computedDocument } from '../../../../tests/factories/computed-document.ts'
import { columnOf } from '#server/engine/kernel/run.ts'
import { orderCost } from '#server/engine/money/finance-chips.ts'
import { orderDelivered, orderInstalled } from '#server/engine/schedule/schedule.quantities.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { type Changes, reproduction, reproductionFile } from '../../../../tests/factories/reproduction.ts'

/** Reproduction 13: a service that outlives its accelerators, which leave sixty months after March 2026. */
const served = (order: Changes['order'] = {}, plan: Changes['plan'] = {}): Changes => ({
	order,
	workload: {
		id: 's1',
		kind: 'inference',
		model: 'llama-3.1-70b',
		precision: 'fp8',
		applicationIds: ['a'],
		trainingTokens: undefined,
		accelerators: undefined,
	},
	plan: {
		horizonMonths: 84,
		applications: [{ id: 'a', archetype: 'chat-consumer', unitsAtStart: 50_000_000, startMonth: '2026-06' }],
		...plan,
	},
})
const FEB_2031 = 61
const MAR_2031 = 62

test('accelerators that leave with nothing behind them are the cause, and warned of (13-retired-chips)', () => {
	const { binding, bindingCause, warnings, headline } = computedDocument(reproduction(served()))
	expect(bindingCause[FEB_2031]?.cause).not.toBe('retired')
	expect(binding[MAR_2031]).toBe('chips')
	expect(bindingCause[MAR_2031]).toMatchObject({
		cause: 'retired',
		facts: { left: { month: '2031-03', afterMonths: 60, amount: 18_000 } },
	})
	expect(headline).toMatchObject({ layer: 'chips', cause: 'retired' })
	const hole = warnings.find(({ code }) => code === 'retirement_hole')
	expect(hole?.path).toBe('chipOrders[0].refreshAfterMonths')
	expect(hole?.text).toContain(
		'18,000 NVIDIA GB200 NVL72 (per GPU) of o retire in March 2031, after 60 months, with no replacement; its site then needs more than it has left.',
	)
})

test('a refresh is an order like any other: dated, listed, installed and paid, and nothing is short', () => {
	const plan = reproduction(served({ refreshAfterMonths: 57 }))
	const result = computedDocument(plan)
	expect(result.warnings.map(({ code }) => code)).not.toContain('retirement_hole')
	expect(result.bindingCause.slice(FEB_2031).filter((cause) => cause?.cause === 'retired')).toEqual([])
	expect(result.schedule['order:o~1']).toMatchObject({
		name: 'o, refresh 1',
		start: '2030-12',
		plannedStart: '2030-12',
	})
	expect(result.supplyChain['o~1']?.[0]?.start).toBe('2030-10')
	const cost = columnOf(runPlan(plan), orderCost)
	expect([cost.at(1, 0), cost.at(1, 0) > 0]).toEqual([cost.at(0, 0), true])
})

test('as kW of the new are installed, as many kW of the old leave: .259, .741, all', () => {
	const run = runPlan(reproduction(served({ refreshAfterMonths: 40 })))
	const [delivered, installed] = [columnOf(run, orderDelivered), columnOf(run, orderInstalled)]
	// 18,000 of March 2026 meet 18,000 of July 2029: 18,000 · 7/27 = 4,666 stand after the first month, 20/27 after two.
	const old = [41, 42, 43, 44].map((month) => delivered.at(0, month))
	expect(old).toEqual([18_000, 18_000 - 4666, 18_000 - 13_333, 0])
	const orders = run.world.model.plan.chipOrders.map((_, order) => order)
	for (let month = 41; month < 84; month++)
		expect([month, orders.reduce((sum, order) => sum + installed.at(order, month), 0)]).toEqual([month, 18_000])
})

test('another chip takes the place kilowatt for kilowatt, in whole servers, at its own price, over and over', () => {
	const order = { refreshAfterMonths: 24, refreshChip: 'h100-sxm', deliveryMonths: 2 }
	const run = runPlan(reproduction(served(order)))
	const { model } = run.world
	// 18,000 · 132/72 kW ÷ (10.2/8 kW) = 25,882.4, of which 25,880 are whole servers of eight; then the same again.
	expect(
		model.plan.chipOrders.map(({ id, chip, accelerators, orderMonth, replaces }) => [
			id,
			chip,
			accelerators,
			orderMonth,
			replaces,
		]),
	).toMatchObject([
		['o', 'gb200-nvl72', 18_000, '2026-01', null],
		['o~1', 'h100-sxm', 25_880, expect.any(String), 'o'],
		['o~2', 'h100-sxm', 25_880, expect.any(String), 'o~1'],
		['o~3', 'h100-sxm', 25_880, expect.any(String), 'o~2'],
	])
	expect(model.plan.chipOrders[1]?.unitPriceUsd).toBeNull()
	expect([...model.statedOrder]).toEqual([0, 0, 0, 0])
	const delivered = columnOf(run, orderDelivered)
	expect(delivered.at(1, 26)).toBe(12_936)
})

test('a plan’s own order may take the place of another, oldest tranches first', () => {
	const later = {
		id: 'n',
		siteId: 's',
		chip: 'gb200-nvl72',
		accelerators: 9000,
		orderMonth: '2027-10',
		leadTimeMonths: 3,
	}
	const { chipOrders, ...rest } = reproductionFile(served({ deliveryMonths: 2 })) as { chipOrders: object[] }
	const parsed = parsePlanFile({ ...rest, chipOrders: [...chipOrders, { ...later, replaces: 'o' }] })
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	const delivered = columnOf(runPlan(parsed.plan), orderDelivered)
	// 9,000 of January 2028 stand by the end of March; the second tranche lives on to April 2031, the first is gone.
	expect([23, 26, 61, 62, 63].map((month) => delivered.at(0, month))).toEqual([18_000, 9000, 9000, 9000, 0])
})

test('what replaces itself, an order elsewhere or by an unknown price is refused', () => {
	const problemsOf = (order: Changes['order']) => {
		const parsed = parsePlanFile(reproductionFile(served(order)))
		return parsed.ok ? [] : parsed.problems.map(({ path }) => path)
	}
	expect(problemsOf({ replaces: 'o' })).toEqual(['chipOrders[0].replaces'])
	expect(problemsOf({ replaces: 'nobody' })).toEqual(['chipOrders[0].replaces'])
	expect(problemsOf({ refreshChip: 'h100-sxm' })).toEqual(['chipOrders[0].refreshAfterMonths'])
	expect(problemsOf({ refreshAfterMonths: 5 })).toEqual(['chipOrders[0].refreshAfterMonths'])
})
