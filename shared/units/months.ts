/** Calendar months, written `YYYY-MM`. The month is the grid of every plan. */
import { MONTHS_PER_YEAR } from './conversions.ts'

/** Months since year 0: only differences mean anything. */
export function monthNumber(month: string): number {
	return Number(month.slice(0, YEAR_DIGITS)) * MONTHS_PER_YEAR + Number(month.slice(YEAR_DIGITS + 1)) - 1
}
const YEAR_DIGITS = 4

/** Months from one to another; negative where `to` is earlier. `monthsBetween('2026-01', '2026-03')` is 2. */
export function monthsBetween(from: string, to: string): number {
	return monthNumber(to) - monthNumber(from)
}

/** The month of such a number: `monthAt(monthNumber('2026-03'))` is `2026-03`. */
export const monthAt = (number: number): string => addMonths('0000-01', number)

/** The month so many months later. `addMonths('2026-11', 3)` is `2027-02`. */
export function addMonths(month: string, count: number): string {
	const total = monthNumber(month) + count
	const of = ((total % MONTHS_PER_YEAR) + MONTHS_PER_YEAR) % MONTHS_PER_YEAR
	const year = (total - of) / MONTHS_PER_YEAR
	return `${String(year).padStart(4, '0')}-${String(of + 1).padStart(2, '0')}`
}

/** A delay as months are counted: whole, a half up. Whatever comes late is rounded by this one rule. Rule S1. */
export const wholeDelay = (months: number): number => Math.floor(months + 1 / 2)

/** All months of a horizon, in order. */
export function monthsOf(start: string, count: number): readonly string[] {
	return Array.from({ length: count }, (_, index) => addMonths(start, index))
}

/** 0 for January … 11 for December. */
export function calendarMonth(month: string): number {
	return ((monthNumber(month) % MONTHS_PER_YEAR) + MONTHS_PER_YEAR) % MONTHS_PER_YEAR
}

/** The month that a moment lies in, in UTC. */
export const monthOf = (moment: Date): string => moment.toISOString().slice(0, '2026-11'.length)

/** The month people are in. */
export const thisMonth = (): string => monthOf(new Date())
