/** How good a size is: whether it reaches all, else how far it comes. Larger is better. */
export type Trial<Kept> = { readonly reach: number; readonly kept: Kept }

/**
 * The smallest size whose reach is that of the largest one, by bisection: reach never falls as sizes grow. The trial it
 * returns was made, not inferred. Null where even the largest reaches nothing, or no run is left. Rule R4.
 */
export function smallestSize<Kept>({
	sizes,
	largest,
	tryOut,
	runsLeft,
}: {
	sizes: readonly number[]
	largest: Trial<Kept>
	tryOut: (size: number) => Trial<Kept> | null
	runsLeft: number
}): { readonly size: number; readonly trial: Trial<Kept> } | null {
	if (largest.reach <= 0 || runsNeeded(sizes.length) > runsLeft) return null
	let low = 0
	let high = sizes.length - 1
	let best = { size: sizes[high] ?? 0, trial: largest }
	while (low < high) {
		const middle = Math.floor((low + high) / 2)
		const size = sizes[middle] ?? 0
		const trial = tryOut(size)
		if (trial !== null && trial.reach >= largest.reach * (1 - 1e-9)) {
			best = { size, trial }
			high = middle
		} else low = middle + 1
	}
	return best
}

/** Runs that a bisection over so many sizes takes at most. */
function runsNeeded(sizes: number): number {
	return Math.ceil(Math.log2(Math.max(1, sizes)))
}

/**
 * The largest of the sizes of most worth, by bisection: worth rises up to it and falls after. Null where none is worth anything,
 * or no run is left. Rule D3.
 */
export function worthiestSize({
	sizes,
	worth,
	runsLeft,
}: {
	readonly sizes: readonly number[]
	/** −Infinity where the size may not be had */
	readonly worth: (size: number) => number
	readonly runsLeft: number
}): number | null {
	if (2 * runsNeeded(sizes.length) > runsLeft) return null
	const at = (index: number) => worth(sizes[index] ?? 0)
	let [low, high] = [0, sizes.length - 1]
	while (low < high) {
		const middle = Math.floor((low + high) / 2)
		const [here, next] = [at(middle), at(middle + 1)]
		if (Number.isFinite(next) && next >= here - Math.abs(here) * 1e-9) low = middle + 1
		else high = middle
	}
	return Number.isFinite(at(low)) ? (sizes[low] ?? null) : null
}

/** The last of some months for which a change does as much, by bisection, with what it was found to do: what comes sooner serves nobody. Rule D3. */
export function latestMonth<Kept>({
	months,
	tryOut,
	runsLeft,
}: {
	readonly months: readonly string[]
	/** null where it does less */
	readonly tryOut: (month: string) => Kept | null
	readonly runsLeft: number
}): { readonly month: string; readonly kept: Kept } | null {
	let best: { readonly month: string; readonly kept: Kept } | null = null
	if (runsNeeded(months.length + 1) > runsLeft) return best
	let [low, high] = [0, months.length - 1]
	while (low <= high) {
		const middle = Math.floor((low + high) / 2)
		const month = months[middle] ?? ''
		const kept = tryOut(month)
		if (kept !== null) {
			best = { month, kept }
			low = middle + 1
		} else high = middle - 1
	}
	return best
}
