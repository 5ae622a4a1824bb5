import { BINS, binOf, ranksOf } from './ranks.ts'

/** What it is worth to know an input before choosing among scenarios; what it is worth to know all; both in the unit of values. */
export type Worth = {
	readonly worth: number
	readonly error: number
	/** share of draws in which one would choose otherwise */
	readonly otherwise: number
	/** above three standard errors */
	readonly isTold: boolean
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const TOLD_ABOVE = 3

/** Place of the scenario with the highest mean over some draws. */
function bestOf(values: readonly Float64Array[], draws: readonly number[]): number {
	const means = values.map((of) => mean(draws.map((draw) => of[draw] ?? NaN)))
	return means.indexOf(Math.max(...means))
}

/**
 * `values`: of each scenario by draw, of the same draws. Σ over bins of an input of p · the best mean in the bin, less the best
 * mean over all. Rule U12.
 */
export function worthOfKnowing(values: readonly Float64Array[], input: Float64Array): Worth {
	const ranks = ranksOf(input)
	const bins: number[][] = Array.from({ length: BINS }, () => [])
	for (const [draw, rank] of ranks.entries()) bins[binOf(rank, ranks.length)]?.push(draw)
	return worthIn(values, bins, ranks.length)
}

/** The most that any knowledge is worth: every draw is chosen for by itself. */
export function worthOfKnowingAll(values: readonly Float64Array[]): number {
	const draws = values[0]?.length ?? 0
	return worthIn(
		values,
		Array.from({ length: draws }, (_, draw) => [draw]),
		draws,
	).worth
}

function worthIn(values: readonly Float64Array[], bins: readonly (readonly number[])[], count: number): Worth {
	const all = Array.from({ length: count }, (_, draw) => draw)
	const chosen = bestOf(values, all)
	// What the better choice gains, draw by draw: its mean is the worth, and its spread says how sure that is.
	const gains = new Float64Array(count)
	let otherwise = 0
	for (const bin of bins) {
		const best = bin.length === 0 ? chosen : bestOf(values, bin)
		if (best === chosen) continue
		otherwise += bin.length
		for (const draw of bin) gains[draw] = (values[best]?.[draw] ?? NaN) - (values[chosen]?.[draw] ?? NaN)
	}
	const worth = mean([...gains])
	const variance = mean([...gains].map((gain) => (gain - worth) ** 2))
	const error = Math.sqrt(variance / count)
	return { worth, error, otherwise: otherwise / count, isTold: worth > TOLD_ABOVE * error }
}
