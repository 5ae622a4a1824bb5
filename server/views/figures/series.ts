import type { Series, SparseSeries } from '#shared/series.ts'

export type Extreme = { readonly index: number; readonly value: number }

/** The largest value and where it first stands; null for an empty series. */
export function largest(values: Series): Extreme | null {
	return values.reduce<Extreme | null>(
		(best, value, index) => (best === null || value > best.value ? { index, value } : best),
		null,
	)
}

/** The smallest value that is there, and where it first stands; null where none is. */
export function smallest(values: SparseSeries): Extreme | null {
	return values.reduce<Extreme | null>(
		(best, value, index) => (value !== null && (best === null || value < best.value) ? { index, value } : best),
		null,
	)
}

export const sum = (values: Series): number => values.reduce((total, value) => total + value, 0)

/** Month by month, the sum of several series of one length. */
export function addSeries(all: readonly Series[], months: number): readonly number[] {
	return Array.from({ length: months }, (_, index) => all.reduce((total, series) => total + (series[index] ?? 0), 0))
}

/** Month by month, what one series has more than another. */
export const lessSeries = (of: Series, less: Series): Series =>
	of.map((value, index) => Math.max(0, value - (less[index] ?? 0)))

export function runningSum(values: Series): readonly number[] {
	let total = 0
	return values.map((value) => (total += value))
}

export const last = (values: Series): number => values.at(-1) ?? 0
