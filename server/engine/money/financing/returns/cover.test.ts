import { expect, test } from 'vitest'
import { monthsOf } from '#shared/units/months.ts'
import { coverOfLoan } from './cover.ts'

/** From December 2026: a month of the first quarter, three whole ones, a month of the last. */
const MONTHS = monthsOf('2026-12', 11)

test('cover of a quarter is its cash over its debt service, not the mean of its months (lP26)', () => {
	const cfads = [99, 10, 20, 30, 12, 12, 12, 5, 5, 5, 99]
	const service = [99, 10, 10, 10, 10, 10, 20, 0, 0, 0, 99]
	// From conversion in January: 60 ÷ 30, 36 ÷ 40; no service, no cover; of the last quarter its one month.
	const { quarters, mean, shortUsd } = coverOfLoan(MONTHS, { cfads, service, conversion: 1 })
	expect(quarters).toEqual([null, 2, 0.9, null, 1])
	// Of 40 the fourth quarter has 36; the last month, 99 of 99, and the second are enough.
	expect(shortUsd).toBe(4)
	// A month inside the loan in which nothing is due has its cash in the mean.
	expect(mean).toBeCloseTo((60 + 36 + 15 + 99) / (30 + 40 + 99), 12)
})

test('a loan that begins or ends within a quarter is covered by its own months there (lP26, by hand)', () => {
	const months = monthsOf('2027-01', 9)
	const cfads = [13, 13, 13, 13, 13, 13, 13, 9, 8]
	const service = [10, 10, 10, 10, 10, 10, 10, 0, 0]
	const ended = coverOfLoan(months, { cfads, service, conversion: 0 })
	expect(ended.quarters).toEqual([1.3, 1.3, 1.3])
	expect(ended.mean).toBeCloseTo(1.3, 12)
	// What the months after the chips cost is no cover of a debt that is paid.
	const costly = coverOfLoan(months, { cfads: [...cfads.slice(0, 7), -20, -20], service, conversion: 0 })
	expect(costly.quarters).toEqual([1.3, 1.3, 1.3])
	// The last bit of a balance is no service.
	const rounded = coverOfLoan(months, { cfads, service: [...service.slice(0, 7), 0.004, 0], conversion: 0 })
	expect(rounded.quarters).toEqual([1.3, 1.3, 1.3])
})

test('before conversion there is no cover, nor has a plan without debt any', () => {
	const flat = MONTHS.map(() => 10)
	const at = (conversion: number | null) => coverOfLoan(MONTHS, { cfads: flat, service: flat, conversion })
	expect(at(2)).toEqual({ quarters: [null, 1, 1, 1, 1], mean: 1, shortUsd: 0 })
	expect(at(null)).toEqual({ quarters: [null, null, null, null, null], mean: null, shortUsd: 0 })
	const unserved = coverOfLoan(MONTHS, { cfads: flat, service: MONTHS.map(() => 0), conversion: 0 })
	expect(unserved).toEqual({ quarters: [null, null, null, null, null], mean: null, shortUsd: 0 })
})
