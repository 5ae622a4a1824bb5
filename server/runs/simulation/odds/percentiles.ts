/** The first month by which at least so many of all draws are there, NaN being never; NaN: not within the plan. Rule U9. */
export function monthBy(sorted: ArrayLike<number>, share: number): number {
	const place = Math.max(0, Math.ceil(share * sorted.length - ROUNDING) - 1)
	return sorted[place] ?? NaN
}
const ROUNDING = 1e-9

/** Linear between neighbors (type 7) of figures in order; NaN where there is none. Rule U9. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
	if (sorted.length === 0) return NaN
	const place = share * (sorted.length - 1)
	const [below, part] = [Math.floor(place), place % 1]
	const [low, high] = [sorted[below] ?? NaN, sorted[Math.ceil(place)] ?? NaN]
	return part === 0 ? low : low + (high - low) * part
}

/** In order, with those that never come last: they count as later than any month. */
export const inOrder = (months: Float64Array): Float64Array => {
	const sorted = months.map((month) => (Number.isNaN(month) ? Infinity : month)).sort()
	return sorted.map((month) => (month === Infinity ? NaN : month))
}

/** Share of all draws that are there by each month: the odds of it. */
export function oddsByMonth(of: ArrayLike<number>, months: number): Float64Array {
	const odds = new Float64Array(months)
	for (let draw = 0; draw < of.length; draw++) {
		const month = of[draw] ?? NaN
		for (let later = Math.max(0, month); later < months; later++) odds[later] = (odds[later] ?? NaN) + 1
	}
	return odds.map((count) => count / of.length)
}

const Z_19_IN_20 = 1.96

/** Places in order between which a percentile of `count` draws lies 19 times in 20, at most. Rule U8. */
export function placesAround(count: number, share: number): { readonly low: number; readonly high: number } {
	const reach = Z_19_IN_20 * Math.sqrt(count * share * (1 - share))
	const clamp = (place: number) => Math.min(count - 1, Math.max(0, place))
	return { low: clamp(Math.floor(count * share - reach)), high: clamp(Math.ceil(count * share + reach)) }
}
