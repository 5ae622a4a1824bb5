import fc from 'fast-check'
import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import {
	campusSchedule,
	gb200Order,
	hallWork,
	scheduleInput,
	siteLabour,
	turbinePlant,
} from '../../../../tests/factories/schedule-input.ts'
import { placeTasks } from '../place-tasks.ts'
import type { ScheduleInput } from '../types.ts'

const month = fc.integer({ min: -10, max: 20 })
const plans: fc.Arbitrary<ScheduleInput> = fc
	.record({
		halls: fc.array(
			fc.record({
				itMW: fc.integer({ min: 5, max: 200 }),
				startMonth: month,
				durationMonths: fc.integer({ min: 4, max: 24 }),
				site: fc.integer({ min: 0, max: 1 }),
				scope: fc.constantFrom('greenfield' as const, 'fit_out_only' as const, 'existing' as const),
				startsAfter: fc.constantFrom(null, 'hall-0'),
				windows: fc.constantFrom(null, [2, 3, 9]),
			}),
			{ minLength: 1, maxLength: 4 },
		),
		orders: fc.array(
			fc.record({
				accelerators: fc.integer({ min: 0, max: 40_000 }),
				firstDeliveryMonth: month,
				deliveryMonths: fc.integer({ min: 1, max: 6 }),
				site: fc.integer({ min: 0, max: 1 }),
			}),
			{ maxLength: 3 },
		),
		plants: fc.array(fc.record({ capacityMW: fc.integer({ min: 10, max: 400 }), startMonth: month }), { maxLength: 2 }),
	})
	.map(({ halls, orders, plants }) =>
		scheduleInput({
			sites: ['east', 'west'].map((id) => siteLabour({ id })),
			halls: halls.map((hall, index) => hallWork({ id: `hall-${String(index)}`, ...hall })),
			orders: orders.map((order, index) => gb200Order({ id: `order-${String(index)}`, ...order })),
			plants: plants.map((plant, index) => turbinePlant({ id: `plant-${String(index)}`, ...plant })),
		}),
	)

/** One thing of a plan that is otherwise. */
const EDITS: readonly ((plan: ScheduleInput) => ScheduleInput)[] = [
	(plan) => plan,
	(plan) => ({ ...plan, halls: changed(plan.halls, (hall) => ({ ...hall, itMW: hall.itMW + 1 })) }),
	(plan) => ({ ...plan, halls: changed(plan.halls, (hall) => ({ ...hall, startMonth: hall.startMonth - 7 })) }),
	(plan) => ({ ...plan, halls: changed(plan.halls, (hall) => ({ ...hall, site: 1 - hall.site })) }),
	(plan) => ({ ...plan, halls: changed(plan.halls, (hall) => ({ ...hall, scope: 'shell_exists' })) }),
	(plan) => ({
		...plan,
		halls: changed(plan.halls, (hall) => ({ ...hall, dated: [{ step: 'shell', startMonth: 5, durationMonths: 9 }] })),
	}),
	(plan) => ({ ...plan, orders: changed(plan.orders, (order) => ({ ...order, deliveryMonths: 4 })) }),
	(plan) => ({ ...plan, orders: changed(plan.orders, (order) => ({ ...order, accelerators: 0 })) }),
	(plan) => ({ ...plan, orders: plan.orders.slice(1) }),
	(plan) => ({ ...plan, plants: changed(plan.plants, (plant) => ({ ...plant, leadMonths: 12 })) }),
	(plan) => ({ ...plan, sites: changed(plan.sites, (site) => ({ ...site, weeklyHours: 60 })) }),
	(plan) => ({ ...plan, rows: { ...plan.rows, defaults: { ...plan.rows.defaults, mvaPerMW: 2 } } }),
	(plan) => ({ ...plan, months: 24 }),
]

const changed = <Row>(rows: readonly Row[], change: (row: Row) => Row): readonly Row[] => [
	...rows.slice(0, 1).map(change),
	...rows.slice(1),
]

test('law: work placed after that of another plan is the work placed alone', () => {
	fc.assert(
		fc.property(plans, fc.constantFrom(...EDITS), fc.constantFrom(...EDITS), (plan, one, other) => {
			const before = placeTasks(plan)
			const edited = one(other(plan))
			expect(placeTasks(edited, before)).toEqual(placeTasks(edited))
			expect(before).toEqual(placeTasks(plan))
		}),
		{ numRuns: 150 },
	)
})

test('a hall that grows leaves the work of every other, of orders and of plants, as it was made', () => {
	const plan = campusSchedule()
	const before = placeTasks(plan)
	const { works } = placeTasks({ ...plan, halls: changed(plan.halls, (hall) => ({ ...hall, itMW: 111 })) }, before)
	expect(works.map((work, place) => work === before.works[place])).toEqual(works.map((_, place) => place > 0))
})

test('racks of one tranche more are others’, and the orders behind it install their own', () => {
	const plan = campusSchedule()
	const before = placeTasks(plan)
	const orders = changed(plan.orders, (order) => ({ ...order, deliveryMonths: order.deliveryMonths + 1 }))
	const { works, deliveries } = placeTasks({ ...plan, orders }, before)
	const last = must(works[plan.halls.length + orders.length - 1])
	const installed = last.tasks.flatMap(({ delivery }) => (delivery < 0 ? [] : [deliveries[delivery]?.order]))
	expect(installed).toEqual([orders.length - 1, orders.length - 1])
})
