import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
	campusSchedule,
	everyTrade,
	gb200Order,
	hallWork,
	scheduleInput,
	siteLabour,
	turbinePlant,
} from '../../../../tests/factories/schedule-input.ts'
import { levelCrews, type Levelled } from './level-crews.ts'
import { placeTasks } from '../place-tasks.ts'
import type { ScheduleInput, SiteLabour } from '../types.ts'

const level = (input: ScheduleInput) => levelCrews(input, placeTasks(input))
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)

const plan = fc
	.record({
		halls: fc.array(
			fc.record({
				itMW: fc.integer({ min: 5, max: 200 }),
				startMonth: fc.integer({ min: -10, max: 20 }),
				durationMonths: fc.integer({ min: 4, max: 24 }),
				site: fc.integer({ min: 0, max: 1 }),
			}),
			{ minLength: 1, maxLength: 4 },
		),
		orders: fc.array(
			fc.record({
				accelerators: fc.integer({ min: 8, max: 40_000 }),
				firstDeliveryMonth: fc.integer({ min: -6, max: 24 }),
				deliveryMonths: fc.integer({ min: 1, max: 6 }),
			}),
			{ maxLength: 2 },
		),
		plants: fc.array(
			fc.record({ capacityMW: fc.integer({ min: 10, max: 400 }), startMonth: fc.integer({ min: 1, max: 30 }) }),
			{ maxLength: 1 },
		),
	})
	.map(({ halls, orders, plants }) => ({
		halls: halls.map((hall, index) => hallWork({ id: `hall-${String(index)}`, ...hall })),
		orders: orders.map((order, index) => gb200Order({ id: `order-${String(index)}`, ...order })),
		plants: plants.map((plant) => turbinePlant(plant)),
	}))
const twoSites = (over: Partial<SiteLabour>) => [
	siteLabour({ id: 'east', ...over }),
	siteLabour({ id: 'west', ...over }),
]

/** Hours worked of all layers, by crew and month. */
const workedByCrew = ({ workedHours }: Levelled) =>
	Object.values(workedHours).reduce((all, layer) => all.map((hours, cell) => hours + (layer[cell] as number)))

const ROOM_FOR_ALL = { squareFeetPerHead: 1e-6, largestShift: 1, perUnit: 0.15, mostFactor: 1.3 }

test('with hands and room enough nothing is late and everything is worked when planned', () => {
	fc.assert(
		fc.property(plan, (parts) => {
			const input = scheduleInput({ ...parts, sites: twoSites({ pools: everyTrade(1e9), space: ROOM_FOR_ALL }) })
			const placed = placeTasks(input)
			const levelled = levelCrews(input, placed)
			expect(levelled.dates.filter(({ delayMonths }) => delayMonths !== 0)).toEqual([])
			workedByCrew(levelled).forEach((hours, cell) => {
				expect(hours).toBeCloseTo(placed.plannedHours[cell] as number, 5)
			})
		}),
		{ numRuns: 60 },
	)
})

test('hours worked by the end are hours planned: levelling moves work and loses none', () => {
	fc.assert(
		fc.property(plan, fc.integer({ min: 20, max: 600 }), (parts, heads) => {
			const input = scheduleInput({
				...parts,
				months: 240,
				sites: twoSites({ pools: everyTrade(heads), travellersCap: 0 }),
			})
			const placed = placeTasks(input)
			const levelled = levelCrews(input, placed)
			const unfinished = levelled.dates.some(({ finish }) => finish === null || finish > 200)
			fc.pre(!unfinished)
			expect(Math.abs(sum(workedByCrew(levelled)) - sum(placed.plannedHours))).toBeLessThanOrEqual(
				1e-9 * sum(placed.plannedHours),
			)
		}),
		{ numRuns: 60 },
	)
})

test('worked is never above available nor above required, trade by trade and month by month', () => {
	fc.assert(
		fc.property(plan, fc.integer({ min: 0, max: 400 }), (parts, cap) => {
			const input = scheduleInput({ ...parts, sites: twoSites({ travellersCap: cap }) })
			const placed = placeTasks(input)
			const levelled = levelCrews(input, placed)
			const worked = workedByCrew(levelled)
			const perHead = (50 * 52 * 0.92) / 12
			worked.forEach((hours, cell) => {
				expect(hours).toBeLessThanOrEqual((levelled.requiredHours[cell] as number) + 1e-6)
				expect(hours / perHead).toBeLessThanOrEqual((levelled.availableHeads[cell] as number) + 1e-6)
				expect(levelled.localHours[cell] as number).toBeLessThanOrEqual(hours + 1e-6)
			})
		}),
		{ numRuns: 60 },
	)
})

test('more hands never make anything later', () => {
	fc.assert(
		fc.property(plan, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 300 }), (parts, heads, more) => {
			const late = (available: number) =>
				level(
					scheduleInput({ ...parts, sites: twoSites({ pools: everyTrade(available), travellersCap: 0 }) }),
				).dates.map(({ delayMonths }) => delayMonths)
			const before = late(heads)
			late(heads + more).forEach((delay, item) => {
				expect(delay).toBeLessThanOrEqual(before[item] as number)
			})
		}),
		{ numRuns: 60 },
	)
})

test('the plan moved by n months moves every date by n', () => {
	const moved = (by: number) =>
		level(
			scheduleInput({
				months: 48,
				sites: [siteLabour({ pools: everyTrade(60), travellersCap: 0 })],
				halls: [hallWork({ startMonth: by }), hallWork({ id: 'b', startMonth: by + 3 })],
			}),
		).dates.map(({ finish }) => (finish ?? NaN) - by)
	expect(moved(5)).toEqual(moved(0))
})

test('the campus of the worked example levels the same every time', () => {
	expect(level(campusSchedule())).toEqual(level(campusSchedule()))
})
