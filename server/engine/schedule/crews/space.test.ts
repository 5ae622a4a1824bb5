import { expect, test } from 'vitest'
import {
	campusSchedule,
	everyTrade,
	hallWork,
	scheduleInput,
	simpleSchedule,
	siteLabour,
} from '../../../../tests/factories/schedule-input.ts'
import { placeTasks } from '../place-tasks.ts'
import type { SiteLabour } from '../types.ts'
import { levelCrews } from './level-crews.ts'
import { crowdingOf, roomOf } from './space.ts'

const SQUARE_METRES_PER_KSF = 92.90304
const { space } = siteLabour()
const crowd = (heads: readonly number[], of: { readonly ksf: number; readonly space?: SiteLabour['space'] }) => {
	const site = { space: of.space ?? space }
	const room = roomOf(of.ksf * SQUARE_METRES_PER_KSF, site)
	return {
		room,
		...crowdingOf(
			heads.map((one) => ({ heads: one, hours: one })),
			{ room, ...site },
		),
	}
}

test('pL6, W20: all of a 60 MW hall’s people in one month are 4.25 times those it holds, and no more than 2,520 find room', () => {
	const { room, density, factor, limitHeads } = crowd([3573], { ksf: 210 })
	expect(room).toBeCloseTo(840, 5)
	expect(density).toBeCloseTo(4.25357, 5)
	expect(factor).toBe(1.3)
	expect(limitHeads).toBeCloseTo(2520, 5)
})

test('pL6, pL7, W21: in two shifts 1,191 people have room', () => {
	const { density, factor } = crowd([200, 700, 1191, 400], { ksf: 210, space: { ...space, largestShift: 0.6 } })
	expect(density).toBeCloseTo(0.850714, 6)
	expect(factor).toBe(1)
})

test('pL6: B1’s hall is .851 full at its peak, the first of B2’s .875, and neither takes more hours', () => {
	const [simple] = placeTasks(simpleSchedule()).crowding
	const [campus] = placeTasks(campusSchedule()).crowding
	expect(simple?.density).toBeCloseTo(0.851, 3)
	expect(campus?.density).toBeCloseTo(0.875, 3)
	expect([simple?.factor, campus?.factor]).toEqual([1, 1])
})

const cramped = (over: Partial<SiteLabour>) => {
	const site = siteLabour({ pools: everyTrade(1e6), travellersCap: 0, ...over })
	const hall = hallWork({ itMW: 60, durationMonths: 4, floorAreaM2: 6000 })
	const input = scheduleInput({ sites: [site], halls: [hall] })
	const placed = placeTasks(input)
	return { placed, dates: levelCrews(input, placed).dates[0] }
}

test('pL6: a hall too small for its people takes more hours, is late, and says that space is why', () => {
	const { placed, dates } = cramped({})
	expect(placed.crowding[0]?.density).toBeGreaterThan(3)
	expect(placed.crowding[0]?.factor).toBeGreaterThan(1.2)
	expect(dates?.delayMonths).toBeGreaterThan(0)
	expect(dates?.cause).toEqual({ kind: 'space', name: '' })
})

test('pL7: a second shift gives room, and nothing else', () => {
	const [one, two] = [cramped({}), cramped({ shifts: 2, space: { ...space, largestShift: 0.6 } })]
	expect(two.dates?.delayMonths).toBeLessThan(one.dates?.delayMonths ?? 0)
	const roomy = (shifts: number) => {
		const site = siteLabour({ shifts, pools: everyTrade(120), travellersCap: 0 })
		const input = scheduleInput({ sites: [site], halls: [hallWork()] })
		return levelCrews(input, placeTasks(input)).dates[0]?.delayMonths ?? NaN
	}
	expect(roomy(1)).toBeGreaterThan(0)
	expect(roomy(2)).toBeGreaterThanOrEqual(roomy(1))
})
