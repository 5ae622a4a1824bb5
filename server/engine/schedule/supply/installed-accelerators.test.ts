import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
	everyTrade,
	gb200Order,
	scheduleInput,
	siteLabour,
	statedPool,
} from '../../../../tests/factories/schedule-input.ts'
import { deliveriesOf } from './deliveries.ts'
import { installedAccelerators } from './installed-accelerators.ts'
import { levelCrews } from '../crews/level-crews.ts'
import { placeTasks } from '../place-tasks.ts'
import type { Order, SiteLabour } from '../types.ts'

function follow(order: Order, site: Partial<SiteLabour> = { pools: everyTrade(1e6) }) {
	const input = scheduleInput({ sites: [siteLabour(site)], orders: [order], months: 90 })
	const placed = placeTasks(input)
	const levelled = levelCrews(input, placed)
	return { ...installedAccelerators(input, placed, levelled), dates: levelled.dates[0] }
}

test('tranches are whole nodes and add up to the order', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 50_000 }),
			fc.integer({ min: 1, max: 24 }),
			fc.constantFrom(1, 4, 8),
			(accelerators, deliveryMonths, acceleratorsPerNode) => {
				const order = gb200Order({ accelerators, deliveryMonths, acceleratorsPerNode })
				const deliveries = deliveriesOf(order, 0)
				expect(deliveries.reduce((sum, delivery) => sum + delivery.accelerators, 0)).toBe(accelerators)
				for (const delivery of deliveries.slice(0, -1)) expect(delivery.accelerators % acceleratorsPerNode).toBe(0)
			},
		),
	)
})

test('a tranche without limits installs .259, .741 and all of it over three months', () => {
	const { installed } = follow(gb200Order({ accelerators: 1000, firstDeliveryMonth: 5, deliveryMonths: 1 }))
	expect([...installed.slice(4, 9)]).toEqual([0, 259, 740, 1000, 1000])
})

test('air-cooled racks ramp .8, then 1', () => {
	const { available } = follow(
		gb200Order({ accelerators: 2700, firstDeliveryMonth: 5, deliveryMonths: 1, ramp: [0.8] }),
	)
	// 7/27, then 20/27 of the racks are in; each month's part counts .8 at first.
	expect([...available.slice(5, 9)]).toEqual([560, 700 + 0.8 * 1300, 2000 + 0.8 * 700, 2700])
})

test('a tranche leaves after its life', () => {
	const { installed, delivered } = follow(
		gb200Order({ accelerators: 800, firstDeliveryMonth: 2, deliveryMonths: 2, retireAfterMonths: 20 }),
	)
	expect([installed[21], installed[22], installed[23]]).toEqual([800, 400, 0])
	expect(delivered[22]).toBe(400)
})

test('racks delivered before the plan are installed when it starts', () => {
	const { installed, available } = follow(gb200Order({ accelerators: 800, firstDeliveryMonth: -12, deliveryMonths: 1 }))
	expect(installed[0]).toBe(800)
	expect(available[0]).toBe(800)
})

test('racks delivered in the month before the plan are part way', () => {
	const { installed, available } = follow(gb200Order({ accelerators: 2700, firstDeliveryMonth: -1, deliveryMonths: 1 }))
	expect(installed[0]).toBe(2000)
	expect(available[0]).toBe(700 * 0.9 + 1300 * 0.5)
})

test('without installers delivered racks stand idle and the order is late by them', () => {
	const pools = [
		...everyTrade(1e6).filter(({ trade }) => trade !== 'equipment_installer'),
		statedPool('equipment_installer', 2),
	]
	const { installed, delivered, dates } = follow(gb200Order(), { pools, travellersCap: 0 })
	expect(delivered[16]).toBe(36_864)
	expect(installed[16]).toBeLessThan(36_864)
	expect(dates?.delayMonths).toBeGreaterThan(0)
	expect(dates?.cause).toEqual({ kind: 'labour', name: 'equipment_installer' })
})

test('available is never above installed, nor installed above delivered', () => {
	const order = fc.record({
		accelerators: fc.integer({ min: 1, max: 40_000 }),
		firstDeliveryMonth: fc.integer({ min: -8, max: 30 }),
		deliveryMonths: fc.integer({ min: 1, max: 8 }),
	})
	fc.assert(
		fc.property(order, fc.integer({ min: 0, max: 40 }), (asked, heads) => {
			const { installed, available, delivered } = follow(gb200Order(asked), {
				pools: everyTrade(heads),
				travellersCap: 0,
			})
			installed.forEach((count, month) => {
				expect(available[month] as number).toBeLessThanOrEqual(count)
				expect(count).toBeLessThanOrEqual(delivered[month] as number)
			})
		}),
		{ numRuns: 60 },
	)
})
