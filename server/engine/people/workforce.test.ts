import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { planFileSchema } from '#shared/schemas/plan-file.ts'
import { compile } from '../kernel/compile.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { columnOf, run } from '../kernel/run.ts'
import { levelWork } from '../schedule/crews/crew-schedule.ts'
import { hallDelay, hallFinish, hallWorkShare, orderAvailable } from '../schedule/schedule.quantities.ts'
import { buildEngineWorld } from '../world.ts'
import { scheduleResult } from '../document/schedule-result.ts'
import { gatingTrade, loseMonths } from './workforce-gating.ts'
import { siteLabourUsd, sitePerDiemUsd } from './workforce-pay.ts'
import { hourlyCost, overtimePay } from './workforce-pay-inputs.ts'
import * as work from './workforce-plan.ts'
import { orderFirstDelivery } from '../schedule/supply/order-inputs.ts'
import { placeWork } from '../schedule/crews/crew-schedule.ts'
import { dateLots } from '../equipment/date-lots.ts'
import { finishIfOrdered, hallMonthsLate } from '../equipment/lot-dates.ts'
import { hallHeat } from '../equipment/hall-heat.ts'
import { sizeLots } from '../equipment/size-lots.ts'
import { hoursPerHead } from '../schedule/labour/worker-month.ts'

type Entry = Record<string, unknown>
type PlanText = Entry & {
	sites: (Entry & { labour: Entry })[]
	labourPools: Entry[]
	buildPhases: Entry[]
	chipOrders: Entry[]
}

const read = (name: string) =>
	JSON.parse(
		readFileSync(new URL(`../../../tests/fixtures/plans/worked-example-${name}.json`, import.meta.url), 'utf8'),
	) as PlanText

/** Schedule and pay of a plan: all of people that needs no balance. */
function build(text: unknown) {
	const plan = planFileSchema.parse(text)
	const steps = [
		hoursPerHead,
		hallHeat,
		sizeLots,
		orderFirstDelivery,
		placeWork,
		levelWork,
		dateLots,
		finishIfOrdered,
		hallMonthsLate,
		overtimePay,
		hourlyCost,
		...Object.values(siteLabourUsd),
		sitePerDiemUsd,
		work.siteUnlevelledHeads,
		work.unlevelledHeadcount,
		...[work.hoursInPlan, work.localHoursInPlan, work.constructionHours, work.peakOfCrafts].map(({ step }) => step),
		work.localShare,
		work.apprenticesNeeded,
		work.expectedRecordables,
		loseMonths,
	]
	const frame = run(compile(steps), buildEngineWorld(plan, catalogueFor(plan)))
	const values = (quantity: QuantityNode) => [...columnOf(frame, quantity).values]
	const total = (quantity: QuantityNode) => values(quantity).reduce((sum, value) => sum + value, 0)
	const labour = () => Object.values(siteLabourUsd).reduce((sum, quantity) => sum + total(quantity), 0)
	return { frame, values, total, labour }
}

test('B1: labour costs $132.4 M, 10.7 recordables are expected, .859 of the hours are local', () => {
	const { labour, values } = build(read('simple'))
	expect(labour() / 1e6).toBeCloseTo(132.4, 1)
	expect(values(work.expectedRecordables)[0]).toBeCloseTo(10.7, 1)
	expect(values(work.localShare)[0]).toBeCloseTo(0.859, 3)
	const [apprentices = 0, crafts = 0] = [values(work.apprenticesNeeded)[0], values(work.peakOfCrafts.total)[0]]
	expect(apprentices / (crafts - apprentices)).toBeCloseTo(0.5, 9)
})

test('B1: the schedule from the plan file is the worked one', () => {
	const { frame, values, total } = build(read('simple'))
	expect(Math.max(...values(work.unlevelledHeadcount))).toBeCloseTo(1191.4, 1)
	expect(values(hallFinish)).toEqual([13])
	expect(values(hallDelay)).toEqual([0])
	expect(total(hallWorkShare)).toBeCloseTo(1, 9)
	expect(values(orderAvailable).slice(9, 14)).toEqual([796, 3709, 8760, 14_745, 20_889])
	expect(scheduleResult(frame)['phase:hall-a']).toEqual({
		name: 'hall-a',
		siteId: 'abilene',
		plannedStart: '2026-01',
		plannedFinish: '2027-02',
		start: '2026-01',
		finish: '2027-02',
		delayMonths: 0,
		cause: null,
		finishInTime: '2027-02',
		lateItem: null,
		progress: null,
	})
	expect(gatingTrade(frame)).toBeNull()
})

test('B1 without travellers: ironworkers make the hall 36 months late and 3,600 MW-months are lost', () => {
	const plan = read('simple')
	const site = plan.sites[0]
	if (site === undefined) throw new Error('The worked example has a site.')
	site.labour['travellersCap'] = 0
	plan.labourPools = [{ id: 'el', siteId: 'abilene', trade: 'electrician', available: 120, annualGrowth: 0 }]
	const { frame } = build(plan)
	expect(scheduleResult(frame)['phase:hall-a']).toMatchObject({
		finish: '2030-02',
		delayMonths: 36,
		cause: 'labour:ironworker',
	})
	expect(gatingTrade(frame)).toEqual({ trade: 'ironworker', monthsLost: 36, MWMonthsLost: 3600 })
})

test('B2: labour costs $1.295 bn; travellers’ lodging is shown apart', () => {
	const { labour, total } = build(read('campus'))
	expect(labour() / 1e9).toBeCloseTo(1.295, 3)
	expect(total(sitePerDiemUsd) / 1e6).toBeCloseTo(168.3, 1)
})

test('a site’s own assumption stands before its field, that before the plan’s', () => {
	const week = (over: Entry, assumptions: Entry) => {
		const plan = read('simple')
		const site = plan.sites[0]
		if (site === undefined) throw new Error('The worked example has a site.')
		site.labour = { ...site.labour, ...over }
		const { values } = build({ ...plan, assumptions })
		return Math.round((values(hoursPerHead)[0] as number) / ((52 / 12) * 0.92))
	}
	expect(week({ weeklyHours: null }, {})).toBe(50)
	expect(week({ weeklyHours: null }, { weeklyHours: 60 })).toBe(60)
	expect(week({ weeklyHours: 45 }, { weeklyHours: 60 })).toBe(45)
	expect(week({ weeklyHours: 45 }, { weeklyHours: 60, 'abilene/weeklyHours': 55 })).toBe(55)
})

test('a union site pays its labour a burden of 1.67 instead of 1.43', () => {
	const plan = read('simple')
	const site = plan.sites[0]
	if (site === undefined) throw new Error('The worked example has a site.')
	const before = build(plan).labour()
	site.labour['union'] = true
	expect(build(plan).labour() / before).toBeCloseTo(1.67 / 1.43, 9)
})

const ORDERED = [
	...['hv_breaker', 'mv_switchgear', 'mv_lv_transformer', 'lv_switchboard', 'ups', 'battery_cabinet', 'generator'],
	...['pdu', 'busway', 'chiller_air', 'dry_cooler', 'cdu', 'crah'],
].map((item) => ({ item, quantity: 1000, status: 'ordered' }))

test('a delayed start, a slipped order and an order to a long-lead item move what they should', () => {
	const plan = read('simple')
	const hall = plan.buildPhases[0]
	const order = plan.chipOrders[0]
	if (hall === undefined || order === undefined) throw new Error('The worked example has a hall and an order.')
	hall['startDelayMonths'] = { p50: 2, p90: 6 }
	order['slipMonths'] = { p50: 1, p90: 3 }
	const transformers = { item: 'hv_transformer', quantity: 3, orderMonth: '2025-06', deliveryMonth: '2027-04' }
	hall['procurement'] = [transformers]
	// Two months later the hall is not under way yet, and its breakers, which nobody has ordered, come later still.
	expect(scheduleResult(build(plan).frame)['phase:hall-a']?.cause).toBe('long_lead:hv_breaker')
	hall['procurement'] = [transformers, ...ORDERED]
	const entries = scheduleResult(build(plan).frame)
	expect(entries['phase:hall-a']).toMatchObject({
		plannedStart: '2026-03',
		plannedFinish: '2027-04',
		cause: 'long_lead:hv_transformer',
	})
	expect(entries['phase:hall-a']?.delayMonths).toBeGreaterThan(0)
	expect(entries['order:gb200']).toMatchObject({ plannedStart: '2026-11' })
})

test('B2: the turbines are an on-site plant with dates of their own', () => {
	const entries = scheduleResult(build(read('campus')).frame)
	expect(entries['contract:turbines']).toMatchObject({
		plannedStart: '2023-03',
		plannedFinish: '2025-08',
		finish: '2025-10',
		delayMonths: 2,
	})
	expect(entries['contract:utility']).toBeUndefined()
})
