import { BINS, binOf, shareBetween } from './ranks.ts'

/** Chance alone gives shares of variance between bins about 0 with this error: 15 degrees of freedom over n draws. */
const errorOfShare = (draws: number): number => Math.sqrt(2 * (BINS - 1)) / draws
const TOLD_ABOVE = 3

/**
 * What is left of the spread of a figure, on average, once an input is known: the variance within the bins of the input, against all
 * of it, each by its degrees of freedom. 1: nothing that chance would not give. `ranks`: of the input by draw; `values`: each draw has
 * one, and there are more of them than bins. Rule U12.
 */
export function spreadLeft(ranks: Float64Array, values: Float64Array): number {
	const draws = values.length
	const left = ((1 - shareBetween(ranks, values)) * (draws - 1)) / (draws - BINS)
	return 1 - left > TOLD_ABOVE * errorOfShare(draws) ? Math.sqrt(Math.max(0, left)) : 1
}

/** Bins around the P10 and around the P90 of an input: a fifth of the draws each. */
const AROUND = 3

export type AtEnds<Value> = { readonly p10: Value; readonly p90: Value }

/** Of the draws in which an input is near its P10, and of those near its P90. */
export function atEnds<Value>(
	ranks: Float64Array,
	values: Float64Array,
	of: (values: readonly number[]) => Value,
): AtEnds<Value> {
	const near = (is: (bin: number) => boolean) =>
		of([...values].filter((_, draw) => is(binOf(ranks[draw] ?? NaN, ranks.length))))
	return { p10: near((bin) => bin < AROUND), p90: near((bin) => bin >= BINS - AROUND) }
}
