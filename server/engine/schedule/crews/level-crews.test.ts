import { expect, test } from 'vitest'
import {
	everyTrade,
	hallWork,
	scheduleInput,
	siteLabour,
	statedPool,
} from '../../../../tests/factories/schedule-input.ts'
import { must } from '../../../../tests/factories/must.ts'
import { levelCrews } from './level-crews.ts'
import { levelPart } from './level-part.ts'
import { marketParts } from '../market-parts.ts'
import { placeTasks } from '../place-tasks.ts'
import type { Hall, ScheduleInput, SiteLabour } from '../types.ts'

const level = (input: ScheduleInput) => levelCrews(input, placeTasks(input))
const twoSites = (over: Partial<SiteLabour>) => [
	siteLabour({ id: 'east', ...over }),
	siteLabour({ id: 'west', ...over }),
]

test('delay shrinks as the cap on travellers grows, and a cap above demand gives none', () => {
	const delays = [0, 200, 400, 800, 1600, 6000].map(
		(travellersCap) =>
			level(
				scheduleInput({
					sites: [siteLabour({ travellersCap, netAddsPerMonth: 6000, pools: everyTrade(20) })],
					halls: [hallWork()],
				}),
			).dates[0]?.delayMonths ?? NaN,
	)
	expect(delays).toEqual([...delays].sort((a, b) => b - a))
	expect(delays.at(-1)).toBe(0)
	expect(delays[0]).toBeGreaterThan(10)
})

test('a trade without any hands leaves its hall unfinished, and says which', () => {
	const pools = [...everyTrade(1e6).filter(({ trade }) => trade !== 'electrician'), statedPool('electrician', 0)]
	const dates = level(scheduleInput({ sites: [siteLabour({ pools, travellersCap: 0 })], halls: [hallWork()] })).dates[0]
	expect(dates?.finish).toBeNull()
	expect(dates?.cause).toEqual({ kind: 'labour', name: 'electrician' })
})

test('two sites of one market share its hands: together they are later than either alone', () => {
	const site = { travellersCap: 0 }
	const halls: readonly Hall[] = [
		hallWork({ id: 'east', site: 0, itMW: 30 }),
		hallWork({ id: 'west', site: 1, itMW: 30 }),
	]
	const together = level(scheduleInput({ sites: twoSites(site), halls })).dates[1]?.delayMonths ?? 0
	const alone = level(scheduleInput({ sites: twoSites(site), halls: halls.slice(1) })).dates[0]?.delayMonths ?? 0
	expect(together).toBeGreaterThan(alone)
})

test('beds cap the travellers of all trades together', () => {
	const input = scheduleInput({ sites: [siteLabour({ markets: [], beds: 100 })], halls: [hallWork()] })
	const levelled = level(input)
	for (let month = 0; month < input.months; month++) {
		const there = input.rows.trades.reduce(
			(total, trade, index) =>
				total + (trade.levelled ? (levelled.availableHeads[index * input.months + month] as number) : 0),
			0,
		)
		expect(there).toBeLessThanOrEqual(100 + 1e-9)
	}
})

test('a hall that starts after another waits for its levelled finish', () => {
	const pools = [...everyTrade(1e6).filter(({ trade }) => trade !== 'electrician'), statedPool('electrician', 200)]
	const input = scheduleInput({
		sites: [siteLabour({ pools, travellersCap: 0 })],
		halls: [hallWork({ id: 'first' }), hallWork({ id: 'second', startMonth: 2, startsAfter: 'first', itMW: 5 })],
	})
	const [first, second] = level(input).dates
	expect(first?.delayMonths).toBeGreaterThan(0)
	expect(second?.start).toBe((first?.finish ?? 0) + 1)
	expect(second?.cause).toEqual({ kind: 'labour', name: 'electrician' })
})

test('a hall that never starts has the cause of the one it waits for, however long the chain', () => {
	const pools = [...everyTrade(1e6).filter(({ trade }) => trade !== 'electrician'), statedPool('electrician', 0)]
	const halls = ['first', 'second', 'third'].map((id, index, ids) =>
		hallWork({ id, startsAfter: index > 0 ? (ids[index - 1] ?? null) : null }),
	)
	const dates = level(scheduleInput({ sites: [siteLabour({ pools, travellersCap: 0 })], halls })).dates
	expect(dates.map(({ finish }) => finish)).toEqual([null, null, null])
	expect(dates.map(({ cause }) => cause?.name)).toEqual(['electrician', 'electrician', 'electrician'])
})

test('a hall that waited for one late by its own pace is late for that too (S7, pV5)', () => {
	const report = { asOf: 5, percentComplete: 0.1, hoursToDate: null, heads: [], trend: true }
	const first = hallWork({ id: 'first', durationMonths: 8, report })
	const second = hallWork({ id: 'second', startsAfter: 'first', startMonth: 8, durationMonths: 6 })
	const input = scheduleInput({ sites: [siteLabour({ pools: everyTrade(1e6) })], halls: [first, second] })
	const { dates } = levelPart({ part: must(marketParts(input)[0]), placed: placeTasks(input) }).levelled
	const late = must(dates[0]).delayMonths
	expect(late).toBeGreaterThan(0)
	expect(dates[1]).toMatchObject({ start: 8 + late, delayMonths: late, cause: { kind: 'progress' } })
})

test('a hall whose transformers come late is late by them, and says so', () => {
	const procurement = [{ item: 'hv_transformer', setMonth: 12, neededAt: 0.43, packageIds: ['substation_mv'] }]
	const input = scheduleInput({ sites: [siteLabour({ pools: everyTrade(1e6) })], halls: [hallWork({ procurement })] })
	const dates = level(input).dates[0]
	// They are needed in month 6, .43 through the fourteen months, and come six months later: start-up and the hall are as late.
	expect(dates?.finish).toBe(19)
	expect(dates?.cause).toEqual({ kind: 'long_lead', name: 'hv_transformer' })
})

test('equipment that is there by the month it is set moves nothing (pD1)', () => {
	const procurement = [{ item: 'hv_transformer', setMonth: 6, neededAt: 0.43, packageIds: ['substation_mv'] }]
	const input = scheduleInput({ sites: [siteLabour({ pools: everyTrade(1e6) })], halls: [hallWork({ procurement })] })
	expect(level(input).dates[0]?.delayMonths).toBe(0)
})

test('an existing hall is there from its start month and takes no hands', () => {
	const input = scheduleInput({ halls: [hallWork({ scope: 'existing', startMonth: 4, durationMonths: 0 })] })
	const placed = placeTasks(input)
	expect(placed.set.tasks).toEqual([])
	expect(levelCrews(input, placed).dates[0]).toEqual({ start: 4, finish: 3, delayMonths: 0, cause: null })
})
