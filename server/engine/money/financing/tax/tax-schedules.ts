/** Part of the cost that is written off in each calendar year from that of service. IRS Publication 946, tables A-1 and A-7a. */
const HALF_YEAR = {
	macrs5: [0.2, 0.32, 0.192, 0.1152, 0.1152, 0.0576],
	macrs15: [
		0.05, 0.095, 0.0855, 0.077, 0.0693, 0.0623, 0.059, 0.059, 0.0591, 0.059, 0.0591, 0.059, 0.0591, 0.059, 0.0591,
		0.0295,
	],
	macrs20: [
		0.0375, 0.07219, 0.06677, 0.06177, 0.05713, 0.05285, 0.04888, 0.04522, 0.04462, 0.04461, 0.04462, 0.04461, 0.04462,
		0.04461, 0.04462, 0.04461, 0.04462, 0.04461, 0.04462, 0.04461, 0.02231,
	],
} as const

export type TaxClass = keyof typeof HALF_YEAR | 'macrs39' | 'straight_line' | 'none'

const YEARS_39 = 39
const MONTHS = 12

/** Mid-month convention: half of the month of service, and the rest of 39 years. */
function real39(year: number, serviceMonth: number): number {
	const first = (MONTHS + 0.5 - serviceMonth) / MONTHS / YEARS_39
	if (year === 0) return first
	return Math.max(0, Math.min(1 / YEARS_39, 1 - first - (year - 1) / YEARS_39))
}

/** Part of the cost written off in the given calendar year, counted from that of service; `serviceMonth` is 1 to 12. */
export function writtenOffInYear(
	taxClass: Exclude<TaxClass, 'straight_line' | 'none'>,
	at: { readonly year: number; readonly serviceMonth: number; readonly bonus: number },
): number {
	const { year, serviceMonth, bonus } = at
	if (year < 0) return 0
	if (taxClass === 'macrs39') return real39(year, serviceMonth)
	const table = HALF_YEAR[taxClass][year] ?? 0
	return (1 - bonus) * table + (year === 0 ? bonus : 0)
}
