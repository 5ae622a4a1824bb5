import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
	gb200Order,
	hallWork,
	labourRows,
	scheduleInput,
	siteLabour,
	turbinePlant,
} from '../../../tests/factories/schedule-input.ts'
import { placeTasks } from './place-tasks.ts'
import { learningFactor, overtimeFactor, prefabFactor } from './crews/productivity.ts'
import type { Hall, ScheduleInput } from './types.ts'

const KSF_M2 = 92.90304
const { productivity } = labourRows

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)
const hoursOf = (input: ScheduleInput, packageId?: string) => {
	const { set } = placeTasks(input)
	return sum(
		set.tasks
			.filter((task) => packageId === undefined || input.rows.packages[task.package]?.id === packageId)
			.map((task) => sum(task.hours.hours)),
	)
}
const one = (hall: Partial<Hall>, site = {}) => scheduleInput({ sites: [siteLabour(site)], halls: [hallWork(hall)] })

test('the reference building takes 19,880 hours per MW IT, of them 6,848 by electricians', () => {
	// Learning averages out over four halls, so the reference takes it out.
	const input = one({ floorAreaM2: 100 * 3.5 * KSF_M2 })
	const first = learningFactor(1, productivity)
	expect(Math.abs(hoursOf(input) / 100 / first - 19_880)).toBeLessThanOrEqual(1)
	const { set } = placeTasks(input)
	const electrician = sum(set.tasks.map(({ hours }) => hours.hours[hours.trades.indexOf(0)] ?? 0))
	expect(Math.abs(electrician / 100 / first - 6848)).toBeLessThanOrEqual(1)
})

test('learning averages to one over four halls and stops at its floor', () => {
	const mean = sum([1, 2, 3, 4].map((rank) => learningFactor(rank, productivity))) / 4
	expect(mean).toBeCloseTo(1, 3)
	expect(learningFactor(500, productivity)).toBe(0.75)
})

test('a 55-hour week costs 4.5 % more hours than 50, and weeks between rows lie between', () => {
	expect(overtimeFactor(50, productivity)).toBe(1)
	expect(overtimeFactor(55, productivity)).toBeCloseTo(0.92 / 0.88, 12)
	expect(overtimeFactor(52.5, productivity)).toBeCloseTo(0.92 / 0.9, 12)
	expect(overtimeFactor(30, productivity)).toBeCloseTo(0.92, 12)
	expect(overtimeFactor(84, productivity)).toBeCloseTo(1.48387, 5)
})

test('the reference share of prefabrication changes nothing, more of it saves hours', () => {
	expect(prefabFactor(0.3, productivity)).toBe(1)
	expect(prefabFactor(0.6, productivity)).toBeCloseTo(0.64 / 0.82, 12)
	expect(hoursOf(one({ prefabShare: 0.6 }))).toBeLessThan(hoursOf(one({})))
})

test('hours of the months are hours of the packages', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 300 }),
			fc.integer({ min: 1, max: 40 }),
			fc.integer({ min: 0, max: 30 }),
			(itMW, durationMonths, startMonth) => {
				const input = { ...one({ itMW, durationMonths, startMonth }), months: 120 }
				expect(sum(placeTasks(input).plannedHours) / hoursOf(input)).toBeCloseTo(1, 9)
			},
		),
	)
})

test('each scope leaves what it says', () => {
	const shell = one({ scope: 'shell_exists' })
	const fitOut = one({ scope: 'fit_out_only' })
	for (const gone of ['site_civil', 'foundations', 'shell_steel']) {
		expect(hoursOf(shell, gone)).toBe(0)
		expect(hoursOf(fitOut, gone)).toBe(0)
	}
	expect(hoursOf(shell, 'envelope_interiors')).toBeCloseTo(hoursOf(one({}), 'envelope_interiors') / 2, 6)
	expect(hoursOf(shell, 'mech_plant')).toBeGreaterThan(0)
	// What stands of gear and plant is told apart from the scope (pR2).
	const found = one({ scope: 'fit_out_only', gearShare: 0.25, plantShare: 0 })
	expect(hoursOf(found, 'elec_gear')).toBeCloseTo(hoursOf(fitOut, 'elec_gear') / 4, 6)
	expect(hoursOf(found, 'mech_plant')).toBe(0)
	expect(hoursOf(fitOut, 'substation_mv')).toBe(0)
	expect(hoursOf(one({ scope: 'existing' }))).toBe(0)
})

test('air cooling saves plant hours, two sides of gear cost electrical ones', () => {
	expect(hoursOf(one({ coolingFactor: 0.85 }), 'mech_plant')).toBeCloseTo(0.85 * hoursOf(one({}), 'mech_plant'), 6)
	expect(hoursOf(one({ redundancyFactor: 1.22 }), 'elec_gear')).toBeCloseTo(1.22 * hoursOf(one({}), 'elec_gear'), 6)
	expect(hoursOf(one({ redundancyFactor: 1.22 }), 'mech_plant')).toBe(hoursOf(one({}), 'mech_plant'))
})

test('racks come with the hall only where the site has no order', () => {
	const withOrder = { ...one({}), orders: [gb200Order()] }
	expect(hoursOf(one({}), 'rack_install')).toBeGreaterThan(0)
	expect(sum(placeTasks({ ...withOrder, orders: [] }).set.tasks.map((task) => task.delivery + 1))).toBe(0)
	const tasks = placeTasks(withOrder).set.tasks.filter((task) => task.item === 0)
	expect(tasks.some((task) => withOrder.rows.packages[task.package]?.id === 'rack_install')).toBe(false)
})

test('an order without learning, with staff: 54 hours a rack and a tenth', () => {
	const input = scheduleInput({ orders: [gb200Order({ accelerators: 72 * 67, deliveryMonths: 1 })] })
	expect(hoursOf(input)).toBeCloseTo(90 * 54 * 1.1, 3)
})

test('a plant takes its package, a tenth of indirects and a tenth of staff', () => {
	expect(hoursOf(scheduleInput({ plants: [turbinePlant()] }))).toBeCloseTo(360 * 1300 * 1.1 * 1.1, 6)
})

test('a plan of 0 MW asks for no hands', () => {
	expect(hoursOf(one({ itMW: 0, floorAreaM2: 0 }))).toBe(0)
})

test('twice the months between halls does not raise the peak', () => {
	const peak = (stagger: number) => {
		const input = scheduleInput({
			months: 80,
			halls: Array.from({ length: 6 }, (_, index) => hallWork({ id: String(index), startMonth: index * stagger })),
		})
		const { plannedHours } = placeTasks(input)
		const totals = new Float64Array(80)
		plannedHours.forEach((hours, cell) => {
			totals[cell % 80] = (totals[cell % 80] as number) + hours
		})
		return Math.max(...totals)
	}
	for (const stagger of [1, 2, 3, 4]) expect(peak(2 * stagger)).toBeLessThanOrEqual(peak(stagger) * 1.005)
})

test('eight halls of 125 MW, one every 2.5 months: 18.8 million hours and a peak of about 4,730', () => {
	const input = scheduleInput({
		months: 60,
		halls: Array.from({ length: 8 }, (_, index) =>
			hallWork({
				id: String(index),
				itMW: 125,
				startMonth: index * 2.5,
				durationMonths: 18,
				floorAreaM2: 125 * 3.5 * KSF_M2,
			}),
		),
	})
	const { plannedHours } = placeTasks(input)
	const totals = new Float64Array(60)
	plannedHours.forEach((hours, cell) => {
		totals[cell % 60] = (totals[cell % 60] as number) + hours
	})
	expect(sum(totals) / 1e6).toBeCloseTo(18.8, 1)
	expect(Math.max(...totals) / ((50 * 52 * 0.92) / 12) / 4730).toBeCloseTo(1, 1)
})

test('pR3: work within a running hall takes a fifth more of every hour', () => {
	const roomy = siteLabour({ space: { ...siteLabour().space, squareFeetPerHead: 1 } })
	const hours = (liveFactor: number) =>
		placeTasks(scheduleInput({ sites: [roomy], halls: [hallWork({ liveFactor })] })).hoursByItem[0] ?? NaN
	expect(hours(1.2) / hours(1)).toBeCloseTo(1.2, 9)
})
