import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import { gb200Order, scheduleInput } from '../../../../tests/factories/schedule-input.ts'
import { levelPart } from '../crews/level-part.ts'
import { marketParts } from '../market-parts.ts'
import { placeTasks } from '../place-tasks.ts'
import type { Report } from '../types.ts'

test('racks that were left at a report before the plan are in by its first month, where there was time (pV4)', () => {
	const report: Report = { asOf: -3, percentComplete: 0.75, hoursToDate: null, heads: [], trend: false }
	const runOf = (firstDeliveryMonth: number) => {
		const order = gb200Order({ accelerators: 7200, firstDeliveryMonth, deliveryMonths: 1, report })
		const input = scheduleInput({ orders: [order] })
		return levelPart({ part: must(marketParts(input)[0]), placed: placeTasks(input) }).accelerators
	}
	expect(runOf(-12).installed[0]).toBe(7200)
	for (const series of [runOf(-12), runOf(-5), runOf(-3)])
		series.available.forEach((count, cell) => {
			expect(count).toBeLessThanOrEqual(must(series.installed[cell]))
		})
})
