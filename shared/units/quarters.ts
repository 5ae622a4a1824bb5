const MONTHS_PER_QUARTER = 3

/** Calendar quarter of each month: `2026-Q1`. */
export const quarterOf = (month: string): string =>
	`${month.slice(0, 4)}-Q${String(Math.ceil(Number(month.slice(5)) / MONTHS_PER_QUARTER))}`

/** Quarters that a plan’s months lie in, in order. */
export const quartersOf = (months: readonly string[]): readonly string[] => [...new Set(months.map(quarterOf))]

/** The first month of each of these quarters, by its place among the plan’s months. */
export function quarterStarts(months: readonly string[]): readonly number[] {
	const [first = ''] = months
	const begun = (Number(first.slice(5)) - 1) % MONTHS_PER_QUARTER
	const starts: number[] = first === '' ? [] : [0]
	for (let month = MONTHS_PER_QUARTER - begun; month < months.length; month += MONTHS_PER_QUARTER) starts.push(month)
	return starts
}
