type Wanted = { readonly need: number; readonly delivery: number | null }

/** Months from the plan's first; NaN where there is none. */
export type OrderDates = { readonly need: number; readonly orderBy: number; readonly slack: number }

/**
 * Dates of one purchase from all that need it: need and last month to order of the first of them, and the fewest months
 * to spare, to the stated delivery where the plan states one. Like hours before the plan's first month, what was needed
 * before it and is not stated counts as on site. `lead`: whole months, NaN where none is published. Rule I12.
 */
export function orderDates(wanted: readonly Wanted[], lead: number): OrderDates {
	const stated = wanted.filter(({ delivery }) => delivery !== null)
	const open = stated.length > 0 ? stated : wanted.filter(({ need }) => need >= 0)
	if (open.length === 0) return { need: least(wanted.map(({ need }) => need)), orderBy: NaN, slack: NaN }
	const need = least(open.map((one) => one.need))
	const spare = stated.map((one) => one.need - (one.delivery ?? NaN))
	return { need, orderBy: need - lead, slack: spare.length > 0 ? least(spare) : need - lead }
}

function least(values: readonly number[]): number {
	return values.length === 0 ? NaN : Math.min(...values)
}
