import { expect, test } from 'vitest'
import { trades } from '#shared/catalogue/rows/trades.ts'
import type { TradeKey } from '#shared/catalogue/workforce-types.ts'
import { must } from '../../../../tests/factories/must.ts'
import { reproduction } from '../../../../tests/factories/reproduction.ts'
import {
	gb200Order,
	hallWork,
	scheduleInput,
	siteLabour,
	statedPool,
} from '../../../../tests/factories/schedule-input.ts'
import { computePlan } from '../../compute-plan.ts'
import { levelPart } from '../crews/level-part.ts'
import { levelCrews } from '../crews/level-crews.ts'
import { marketParts } from '../market-parts.ts'
import { type PlacedTasks, placeTasks } from '../place-tasks.ts'
import { readyTask } from '../tasks/ready-task.ts'
import { inOrder, packTasks, type Task } from '../tasks/task-set.ts'
import type { Report, ScheduleInput } from '../types.ts'
import { forecastTasks } from './forecast-tasks.ts'

const MONTHS = 14
type Package = {
	readonly from: number
	readonly to: number
	readonly a: number
	readonly gates: boolean
	readonly trades: Partial<Record<TradeKey, number>>
}
/** The phase of steps W26 and W27 of the worked example: six packages, 598,200 h, 14 months. */
const PACKAGES: readonly Package[] = [
	{ from: 0, to: 0.4, a: 1.5, gates: false, trades: { laborer: 60_000 } },
	{ from: 0.08, to: 1, a: 2, gates: false, trades: { electrician: 240_000 } },
	{ from: 0.25, to: 0.97, a: 2, gates: true, trades: { electrician: 112_800, laborer: 19_200 } },
	{ from: 0.25, to: 0.95, a: 2, gates: true, trades: { pipefitter: 121_200 } },
	{ from: 0.08, to: 0.72, a: 2, gates: true, trades: { electrician: 6000, line_worker: 12_000 } },
	{ from: 0.65, to: 1.05, a: 2.5, gates: true, trades: { electrician: 27_000 } },
]
const BUDGET = 598_200
const tradeAt = (key: string) => trades.findIndex(({ id }) => id === key)

function exampleTasks(): readonly Task[] {
	return PACKAGES.map(({ from, to, a, gates, trades: hours }, index) => ({
		item: 0,
		site: 0,
		package: index,
		layer: 'infrastructure',
		start: from * MONTHS,
		end: to * MONTHS,
		shape: a,
		held: 0,
		heldBy: null,
		gates,
		delivery: -1,
		due: MONTHS,
		hours: { trades: Object.keys(hours).map(tradeAt), hours: Object.values(hours) },
		priced: 1,
	}))
}

function example(report: Partial<Report>, hands: Partial<Record<TradeKey, number>>) {
	const pools = trades.map(({ id }) => statedPool(id, hands[id] ?? 1e6, { travellersCap: 0 }))
	const whole: Report = { asOf: 5, percentComplete: 0.28, hoursToDate: null, heads: [], trend: true, ...report }
	const halls = [hallWork({ durationMonths: MONTHS, report: whole })]
	const input = scheduleInput({ sites: [siteLabour({ pools })], halls })
	const placed: PlacedTasks = {
		...placeTasks(input),
		set: packTasks([inOrder(exampleTasks().map(readyTask))], trades.length),
		crowding: [null],
		hoursByItem: Float64Array.of(BUDGET),
	}
	const forecast = forecastTasks(input, placed)
	return { forecast, levelled: levelCrews(input, forecast), earned: must(forecast.reported[0]).earned }
}

test('W26: earned value, earned schedule and estimate by the people reported', () => {
	const heads = [
		{ month: 0, heads: 40 },
		{ month: 3, heads: 180 },
		{ month: 5, heads: 300 },
	]
	const { earned, levelled } = example({ heads }, {})
	expect(earned.plannedShare).toBeCloseTo(0.313309, 6)
	expect(earned.earnedTime).toBeCloseTo(5.628939, 6)
	expect(earned.spi).toBeCloseTo(0.938156, 6)
	expect(earned.actualHours).toBeCloseTo(195_346.666667, 4)
	expect(earned.cpi).toBeCloseTo(0.85743, 6)
	expect(earned.cpiForecast).toBeCloseTo(0.85743, 6)
	expect(earned.remainingHours / 502_320).toBeCloseTo(1, 6)
	expect(earned.estimateHours / 697_666.666667).toBeCloseTo(1, 6)
	expect(levelled.dates[0]).toMatchObject({ finish: 14, delayMonths: 1, cause: { kind: 'progress' } })
})

test('W27: what is left is levelled with the hands there are', () => {
	const { levelled } = example(
		{ hoursToDate: 190_000 },
		{ electrician: 120, pipefitter: 400, laborer: 400, line_worker: 50 },
	)
	expect(levelled.dates[0]).toMatchObject({ finish: 20, delayMonths: 7, cause: { name: 'electrician' } })
	const inMonth = (month: number) =>
		trades.reduce((sum, _, crew) => sum + (levelled.workedHours.infrastructure[crew * 36 + month] ?? 0), 0)
	expect(inMonth(6) / 43_666.243601).toBeCloseTo(1, 6)
	// Nobody is said to have been there: the hours to date are spread as the plan spreads its own.
	expect([0, 1, 2, 3, 4, 5].reduce((sum, month) => sum + inMonth(month), 0) / 190_000).toBeCloseTo(1, 9)
	expect(inMonth(0) / inMonth(1)).toBeCloseTo(10_106.276961836531 / (28_849.357821527155 - 10_106.276961836531), 6)
})

test('people reported are served before all others, even more than could be had', () => {
	const heads = [
		{ month: 0, heads: 40 },
		{ month: 5, heads: 300 },
	]
	const { levelled } = example({ heads }, { electrician: 10 })
	const hours = (month: number) =>
		trades.reduce((sum, _, crew) => sum + (levelled.workedHours.infrastructure[crew * 36 + month] ?? 0), 0)
	const each = (50 * 52 * 0.92) / 12
	expect(hours(0) / each).toBeCloseTo(40, 9)
	expect(hours(5) / each).toBeCloseTo(300, 9)
	const electricians = tradeAt('electrician') * 36 + 5
	expect(levelled.availableHeads[electricians]).toBeCloseTo(
		(levelled.workedHours.infrastructure[electricians] ?? NaN) / each,
		6,
	)
})

test('what the plan of the rest forecasts takes no trend, and little done says little', () => {
	const { earned } = example({ trend: false, hoursToDate: 400_000 }, {})
	expect(earned).toMatchObject({ cpiForecast: 1, spiForecast: 1 })
	// pc .05 of the .20 from which the index is trusted: a quarter of its way from 1.
	const { earned: early } = example({ percentComplete: 0.05, hoursToDate: 0.05 * BUDGET * 2 }, {})
	expect(early.cpi).toBeCloseTo(0.5, 9)
	expect(early.cpiForecast).toBeCloseTo(1 - 0.5 / 4, 9)
	const { earned: wild } = example({ hoursToDate: 0.28 * BUDGET * 4 }, {})
	expect(wild).toMatchObject({ cpiForecast: 0.5, implausible: true })
})

test('an order’s report is of the racks that have come; later tranches come as planned', () => {
	const report: Report = { asOf: 4, percentComplete: 0.4, hoursToDate: null, heads: [], trend: true }
	const order = gb200Order({ accelerators: 7200, firstDeliveryMonth: 3, deliveryMonths: 4, report })
	const input = scheduleInput({ orders: [order] })
	const [part] = marketParts(input)
	const { accelerators, levelled, forecast } = levelPart({ part: must(part), placed: placeTasks(input) })
	expect(accelerators.delivered[4]).toBe(3600)
	expect(Math.abs((accelerators.installed[4] ?? 0) - 0.4 * 3600)).toBeLessThanOrEqual(2)
	const later = forecast.set.tasks.filter(({ delivery }) => delivery === 3)
	expect(later.map(({ start }) => start)).toEqual([6])
	expect(levelled.dates[0]?.finish).not.toBeNull()
	expect(accelerators.installed[35]).toBe(7200)
})

const reproduced = (actuals: readonly object[]) =>
	computePlan(reproduction({ hall: { scope: 'greenfield' }, plan: { actuals } }))
const byMarch = (percentComplete: number) =>
	reproduced([{ ref: 'phase:h', month: '2026-03', percentComplete, headcount: 3 }])

test('nothing done by March and nine tenths done by March are two forecasts (15)', () => {
	const none = byMarch(0).schedule['phase:h']
	const most = byMarch(0.95).schedule['phase:h']
	// Three months have gone and the work begins in April.
	expect(none).toMatchObject({ start: '2026-04', delayMonths: 3, cause: 'progress' })
	expect(none?.progress).toMatchObject({ asOf: '2026-03', percentComplete: 0, actualHours: null, cpi: null, spi: 0 })
	expect(most?.progress?.earnedHours).toBeCloseTo(0.95 * (none?.progress?.estimateAtCompletionHours ?? NaN), 3)
	expect(most?.delayMonths).toBeLessThan(0)
	expect(most?.progress).toMatchObject({ baselineFinish: '2026-12', forecastFinish: most?.finish })
})

test('without reports the forecast is the plan to the digit', () => {
	const result = reproduced([])
	expect(result.schedule['phase:h']).toMatchObject({ delayMonths: 0, progress: null })
	const { baseline, construction } = result.workforce
	expect(baseline.construction.headcount).toEqual(construction.headcount.map((heads) => expect.closeTo(heads, 9)))
	expect(result.workforce.actual.headcount.every((heads) => heads === null)).toBe(true)
})

test('hours done before the plan’s first month count as reported, and a hall done then is there', () => {
	const report = (over: Partial<Report>): Report => ({
		...{ asOf: -3, percentComplete: 0.5, hoursToDate: 300_000, heads: [], trend: true },
		...over,
	})
	const at = (over: Partial<Report>): ScheduleInput =>
		scheduleInput({ halls: [hallWork({ startMonth: -10, report: report(over) })] })
	const run = (input: ScheduleInput) => levelPart({ part: must(marketParts(input)[0]), placed: placeTasks(input) })
	const half = run(at({}))
	const before = half.before.byItem[0] ?? NaN
	expect(before).toBeGreaterThan(200_000)
	const within = half.levelled.itemHours.reduce((sum, hours) => sum + hours, 0)
	expect((before + within) / (half.forecast.hoursByItem[0] ?? NaN)).toBeCloseTo(1, 6)
	const done = run(at({ percentComplete: 1 }))
	expect(done.levelled.dates[0]).toMatchObject({ finish: -3, delayMonths: -6, cause: null })
	expect(done.levelled.itemHours.every((hours) => hours === 0)).toBe(true)
})
