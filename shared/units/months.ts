/** Months as `YYYY-MM` and as whole numbers counted from year 0: for arithmetic without a calendar library. */
export const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

export function monthText(number: number): string {
	const year = Math.floor(number / 12)
	return `${String(year).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`
}

export const addMonths = (month: string, count: number): string => monthText(monthNumber(month) + count)

/** months from the first to the second; negative when it lies before */
export const monthsBetween = (from: string, to: string): number => monthNumber(to) - monthNumber(from)
