import { expect, test } from 'vitest'
import { monthsOf } from '#shared/units/months.ts'
import { coverByQuarter } from './cover.ts'

/** From December 2026: a month of the first quarter, three whole ones, a month of the last. */
const MONTHS = monthsOf('2026-12', 11)

test('cover of a quarter is its cash over its debt service, not the mean of its months (mM5.9)', () => {
	const cfads = [99, 10, 20, 30, 12, 12, 12, 5, 5, 5, 99]
	const service = [99, 10, 10, 10, 10, 10, 20, 0, 0, 0, 99]
	// Whole from conversion in January: 60 ÷ 30, 36 ÷ 40; no service, no cover; quarters that the plan cuts have none.
	expect(coverByQuarter(MONTHS, { cfads, service, conversion: 1 })).toEqual([null, 2, 0.9, null, null])
})

test('a quarter before conversion, or in which it falls, has no cover, nor has a plan without debt', () => {
	const flat = MONTHS.map(() => 10)
	const at = (conversion: number | null) => coverByQuarter(MONTHS, { cfads: flat, service: flat, conversion })
	expect(at(2)).toEqual([null, null, 1, 1, null])
	expect(at(null)).toEqual([null, null, null, null, null])
})
