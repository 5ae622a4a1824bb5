import { expect, test } from 'vitest'
import { campusSchedule, everyTrade, simpleSchedule, statedPool } from '../../../tests/factories/schedule-input.ts'
import { installedAccelerators } from './supply/installed-accelerators.ts'
import { levelCrews } from './crews/level-crews.ts'
import { totalHours } from './crews/package-hours.ts'
import { placeTasks } from './place-tasks.ts'
import { hoursPerWorkerMonth } from './crews/productivity.ts'
import type { ScheduleInput } from './types.ts'

/** Heads by month of all trades or of one, as planned and as worked, and the worst shortfall of a trade. */
function staffing(input: ScheduleInput) {
	const placed = placeTasks(input)
	const levelled = levelCrews(input, placed)
	const perHead = input.sites.map(hoursPerWorkerMonth)
	const heads = (hours: Float64Array, trade: string | null) =>
		Array.from({ length: input.months }, (_, month) =>
			input.sites
				.flatMap((_, site) => input.rows.trades.map(({ id }) => ({ site, id })))
				.reduce((sum, { site, id }, crew) => {
					if (trade !== null && id !== trade) return sum
					return sum + (hours[crew * input.months + month] as number) / (perHead[site] as number)
				}, 0),
		)
	const planned = (trade: string | null = null) => heads(placed.plannedHours, trade)
	const workedHours = Object.values(levelled.workedHours).reduce((all, layer) =>
		all.map((hours, cell) => hours + (layer[cell] as number)),
	)
	const worked = (trade: string | null = null) => heads(workedHours, trade)
	const worstShortfall = (trade: string) => {
		const index = input.rows.trades.findIndex((row) => row.id === trade)
		return Math.max(
			...worked(trade).map(
				(there, month) =>
					(levelled.requiredHours[index * input.months + month] as number) / (perHead[0] as number) - there,
			),
		)
	}
	const hours = (kind: string) =>
		placed.set.tasks
			.filter((task) => placed.items[task.item]?.kind === kind)
			.reduce((sum, task) => sum + totalHours(task), 0)
	return { placed, levelled, planned, worked, worstShortfall, hours }
}

const peak = (series: readonly number[]) => ({
	headcount: Math.round(Math.max(...series)),
	month: series.indexOf(Math.max(...series)),
})
const rounded = (series: readonly number[], months: readonly number[]) =>
	months.map((month) => Math.round(series[month] as number))

function acceleratorsByMonth(input: ScheduleInput) {
	const placed = placeTasks(input)
	const series = installedAccelerators(input, placed, levelCrews(input, placed))
	const sum = (values: Float64Array) =>
		Array.from({ length: input.months }, (_, month) =>
			input.orders.reduce((total, _, order) => total + (values[order * input.months + month] as number), 0),
		)
	return { delivered: sum(series.delivered), installed: sum(series.installed), available: sum(series.available) }
}

test('B1: the hall takes 2.098 million hours and the order 0.0409', () => {
	const { hours } = staffing(simpleSchedule())
	expect(hours('phase') / 1e6).toBeCloseTo(2.098, 3)
	expect(hours('order') / 1e6).toBeCloseTo(0.0409, 4)
})

test('B1: people peak at 1,191 in September 2026 as planned, of them 456 electricians, and at 1,237 in August with the hands there are', () => {
	const { planned, worked } = staffing(simpleSchedule())
	expect(peak(planned())).toEqual({ headcount: 1191, month: 8 })
	expect(peak(worked())).toEqual({ headcount: 1237, month: 7 })
	expect(peak(planned('electrician')).headcount).toBe(456)
})

test('B1: construction heads month by month', () => {
	const { worked } = staffing(simpleSchedule())
	expect(rounded(worked(), [9, 10, 11, 12, 13, 14, 15, 16, 19, 35])).toEqual([
		1155, 1065, 885, 592, 238, 61, 27, 12, 0, 0,
	])
})

test('B1: 102 ironworkers are missing at worst, and the hall is still in time', () => {
	const { worstShortfall, levelled } = staffing(simpleSchedule())
	expect(Math.round(worstShortfall('ironworker'))).toBe(102)
	expect(levelled.dates[0]).toEqual({ start: 0, finish: 13, delayMonths: 0, cause: null })
})

test('B1: accelerators installed and past their ramp', () => {
	const { installed, available } = acceleratorsByMonth(simpleSchedule())
	const months = [9, 10, 11, 12, 13, 14, 15, 16, 19, 35]
	expect(rounded(installed, months)).toEqual([
		1592, 6144, 12_288, 18_432, 24_576, 30_720, 35_271, 36_864, 36_864, 36_864,
	])
	expect(rounded(available, months)).toEqual([796, 3709, 8760, 14_745, 20_889, 27_033, 32_381, 35_612, 36_864, 36_864])
})

test('B1 without travellers: a market of ten ironworkers makes the hall 36 months late', () => {
	const input = simpleSchedule({ travellersCap: 0, pools: [statedPool('electrician', 120)] })
	expect(staffing(input).levelled.dates[0]).toMatchObject({
		delayMonths: 36,
		cause: { kind: 'labour', name: 'ironworker' },
	})
})

test.each([
	[120, 19],
	[200, 7],
	[300, 2],
	[400, 0],
])(
	'B1 without travellers: %i electricians and enough of all others make the hall %i months late',
	(electricians, months) => {
		const pools = [
			...everyTrade(100_000).filter((pool) => pool.trade !== 'electrician'),
			statedPool('electrician', electricians),
		]
		const hall = staffing(simpleSchedule({ travellersCap: 0, pools })).levelled.dates[0]
		expect(hall?.delayMonths).toBe(months)
		expect(hall?.cause).toEqual(months === 0 ? null : { kind: 'labour', name: 'electrician' })
	},
)

test('B2: hours of halls, orders and turbines, of these .241 before the plan', () => {
	const { hours, placed } = staffing(campusSchedule())
	expect(hours('phase') / 1e6).toBeCloseTo(19.456, 3)
	expect(hours('order') / 1e6).toBeCloseTo(0.464, 3)
	expect(hours('contract') / 1e6).toBeCloseTo(0.592, 3)
	const within = placed.plannedHours.reduce((sum, value) => sum + value, 0)
	const all = placed.set.hours.reduce((sum, value) => sum + value, 0)
	expect((all - within) / 1e6).toBeCloseTo(0.241, 3)
})

test('B2: peaks as planned and as levelled', () => {
	const { planned, worked } = staffing(campusSchedule())
	expect(peak(planned())).toEqual({ headcount: 5822, month: 10 })
	expect(peak(planned('electrician')).headcount).toBe(2043)
	expect(peak(worked())).toEqual({ headcount: 6156, month: 17 })
	expect(rounded(worked('electrician'), [17, 18, 19])).toEqual([2363, 2488, 2488])
	expect(peak(worked('electrician')).headcount).toBe(2488)
})

test('B2: 4,681 electricians and 1,164 ironworkers short at worst, no hall late, the turbines two months', () => {
	const { worstShortfall, levelled } = staffing(campusSchedule())
	expect(Math.round(worstShortfall('electrician'))).toBe(4681)
	expect(Math.round(worstShortfall('ironworker'))).toBe(1164)
	const late = levelled.dates.map(({ delayMonths }) => delayMonths)
	expect(late).toEqual([...Array.from({ length: 16 }, () => 0), 2])
})

test('B2: construction heads month by month, levelled and not', () => {
	const { planned, worked } = staffing(campusSchedule())
	const months = [11, 12, 13, 15, 16, 17, 24, 31, 47]
	expect(rounded(worked(), months)).toEqual([4995, 5349, 5621, 6015, 6140, 6156, 863, 0, 0])
	expect(rounded(planned(), months)).toEqual([5693, 5638, 5569, 5456, 5366, 5079, 863, 0, 0])
})

test('B2: accelerators past their ramp', () => {
	const { available } = acceleratorsByMonth(campusSchedule())
	expect(rounded(available, [11, 12, 13, 15, 16, 17, 24, 31, 47])).toEqual([
		0, 3243, 14_883, 60_003, 85_067, 110_087, 285_227, 400_320, 400_320,
	])
})
