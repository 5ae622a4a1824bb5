/** Ranks from 0, the same on ties: their mean. What never comes (NaN) ranks last. Rule U11. */
export function ranksOf(values: ArrayLike<number>): Float64Array {
	const order = Array.from({ length: values.length }, (_, draw) => draw)
	const at = (draw: number) => {
		const value = values[draw] ?? NaN
		return Number.isNaN(value) ? Infinity : value
	}
	order.sort((one, other) => compare(at(one), at(other)))
	const ranks = new Float64Array(values.length)
	for (let from = 0; from < order.length;) {
		let to = from + 1
		while (to < order.length && at(order[to] ?? 0) === at(order[from] ?? 0)) to++
		for (let place = from; place < to; place++) ranks[order[place] ?? 0] = (from + to - 1) / 2
		from = to
	}
	return ranks
}

// Both may be infinite, and then their difference is no number.
function compare(one: number, other: number): number {
	if (one === other) return 0
	return one < other ? -1 : 1
}

type Moments = { readonly mean: number; readonly variance: number }

export function momentsOf(values: Float64Array): Moments {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length
	return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length }
}

/** Correlation of ranks; 0 where one side stands still. */
export function rankCorrelation(one: Float64Array, other: Float64Array): number {
	const [a, b] = [momentsOf(one), momentsOf(other)]
	if (a.variance === 0 || b.variance === 0) return 0
	let sum = 0
	for (const [draw, rank] of one.entries()) sum += (rank - a.mean) * ((other[draw] ?? NaN) - b.mean)
	return sum / one.length / Math.sqrt(a.variance * b.variance)
}

/** Bins of an input of equal size, by its ranks. */
export const BINS = 16

/** Draws of each bin of an input, and what a figure comes to over them. */
export function binned(input: Float64Array, figure: Float64Array) {
	const [sums, counts] = [new Float64Array(BINS), new Float64Array(BINS)]
	for (const [draw, rank] of input.entries()) {
		const bin = binOf(rank, input.length)
		sums[bin] = (sums[bin] ?? NaN) + (figure[draw] ?? NaN)
		counts[bin] = (counts[bin] ?? NaN) + 1
	}
	return { sums, counts }
}

/** Share of the variance of a figure that lies between the bins of an input, in these draws. */
export function shareBetween(input: Float64Array, figure: Float64Array): number {
	const { mean, variance } = momentsOf(figure)
	if (variance === 0) return 0
	const { sums, counts } = binned(input, figure)
	let between = 0
	for (const [bin, count] of counts.entries())
		if (count > 0) between += count * ((sums[bin] ?? NaN) / count - mean) ** 2
	return between / figure.length / variance
}

/** The same of a figure’s ranks, less what chance alone gives. Rule U11. */
export const varianceShare = (input: Float64Array, figure: Float64Array): number =>
	Math.max(0, shareBetween(input, figure) - (BINS - 1) / figure.length)

export const binOf = (rank: number, count: number): number => Math.min(BINS - 1, Math.floor((rank / count) * BINS))
