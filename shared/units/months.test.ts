import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMonths, calendarMonth, monthsBetween, monthsOf } from './months.ts'

test('a year turns after December', () => {
	expect(addMonths('2026-11', 3)).toBe('2027-02')
	expect(addMonths('2026-01', -1)).toBe('2025-12')
	expect(calendarMonth('2027-02')).toBe(1)
	expect(monthsOf('2026-12', 2)).toEqual(['2026-12', '2027-01'])
})

test('adding months and counting them undo each other', () => {
	fc.assert(
		fc.property(fc.integer({ min: -400, max: 400 }), (count) => {
			expect(monthsBetween('2026-06', addMonths('2026-06', count))).toBe(count)
		}),
	)
})
