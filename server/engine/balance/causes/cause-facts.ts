import type { CauseFacts } from '#shared/result/cause-result.ts'
import { addMonths } from '#shared/units/months.ts'

/** A cause of which nothing is known but its code. */
export const NO_FACTS: CauseFacts = {
	missing: 0,
	item: null,
	amount: null,
	dueMonth: null,
	fromMonth: null,
	there: 0,
	left: null,
	chip: null,
}

/** `2027-03`, before the plan too; null for a month after its last. */
export function nameOfMonth(monthNames: readonly string[], month: number | null): string | null {
	const [first] = monthNames
	if (month === null || first === undefined || month >= monthNames.length) return null
	return monthNames[month] ?? addMonths(first, month)
}
