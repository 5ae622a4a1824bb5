/** Calendar quarter of each month: `2026-Q1`. */
export const quarterOf = (month: string): string =>
	`${month.slice(0, 4)}-Q${String(Math.ceil(Number(month.slice(5)) / 3))}`

/** Quarters that a plan’s months lie in, in order. */
export const quartersOf = (months: readonly string[]): readonly string[] => [...new Set(months.map(quarterOf))]
