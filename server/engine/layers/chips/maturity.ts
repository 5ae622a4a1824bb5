import type { Chip } from '#shared/catalogue/types.ts'

const MONTHS_PER_YEAR = 12

export type MaturitySteps = { readonly year0: number; readonly year1: number; readonly year2: number }

/**
 * Share of its mature throughput a chip's software reaches: steps at 12 and 24 months after general availability, before
 * it as in the first year. Inference only, and not where a throughput was measured. Rule C4. Source: MLPerf and MI300X
 * gaps, methodology/compute §2.4.
 */
export function softwareMaturity(monthsSinceAvailable: number, steps: MaturitySteps): number {
	if (monthsSinceAvailable < MONTHS_PER_YEAR) return steps.year0
	if (monthsSinceAvailable < 2 * MONTHS_PER_YEAR) return steps.year1
	return steps.year2
}

/**
 * Month of general availability, counted from the plan's start; −Infinity (long ago) where an older chip states none,
 * Infinity (not yet) where an announced one states none. Rule C4.
 */
export function availableFromMonth(
	chip: Pick<Chip, 'availableFrom' | 'status'>,
	monthIndex: (month: string) => number,
): number {
	if (chip.availableFrom !== null) return monthIndex(chip.availableFrom)
	const unreleased = chip.status === 'announced' || chip.status === 'ramping'
	return unreleased ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
}
