import { shortMonth, yearOf } from './months.ts'

/** How months are told: one by one or by calendar quarter. */
export type Step = 'month' | 'quarter'

/** A month, or the months of a plan that fall into one calendar quarter: `2026-09`, `2026-Q3`. */
export type Period = { readonly name: string; readonly indices: readonly number[] }

export function quartersOf(months: readonly string[]): readonly Period[] {
	const quarters = new Map<string, number[]>()
	months.forEach((month, index) => {
		const name = `${yearOf(month)}-Q${Math.floor((Number(month.slice(5)) - 1) / 3) + 1}`
		quarters.set(name, [...(quarters.get(name) ?? []), index])
	})
	return [...quarters].map(([name, indices]) => ({ name, indices }))
}

/** Every month as a period of its own. */
export const monthsAlone = (months: readonly string[]): readonly Period[] =>
	months.map((name, index) => ({ name, indices: [index] }))

/** Where a month stands among months or quarters; −1 where it does not. */
export function periodIndex(periods: readonly string[], month: string): number {
	const [quarter] = quartersOf([month])
	return periods.findIndex((period) => period === month || period === quarter?.name)
}

/** `Mar 2026` of a month, `Q1 2026` of a quarter. */
export function periodName(period: string): string {
	const [year = '', rest = ''] = period.split('-')
	return rest.startsWith('Q') ? `${rest} ${year}` : shortMonth(period)
}

/** A state at the end of each period: capacity, people, shares. */
export function lastOfEach<Value>(values: readonly Value[], periods: readonly Period[]): readonly Value[] {
	return periods.flatMap(({ indices }) => indices.slice(-1).flatMap((index) => values.slice(index, index + 1)))
}

/** A flow over each period: energy, water, money spent. */
export function sumOfEach(values: readonly number[], periods: readonly Period[]): readonly number[] {
	return periods.map(({ indices }) => indices.reduce((total, index) => total + (values[index] ?? 0), 0))
}
