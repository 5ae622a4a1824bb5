import type { SimulatedDriver, SpreadSource } from '#shared/result/simulation-result.ts'
import type { Drawing } from '../draws/drawing.ts'
import { rankCorrelation, ranksOf, varianceShare } from '../odds/ranks.ts'
import { atEnds, spreadLeft } from '../odds/worth-of-knowing.ts'
import { idOf } from '../spreads/find-spreads.ts'
import type { CommonCause } from '../spreads/spread.ts'
import type { Sample } from './sample.ts'

/** Something that moves figures: its ranks over the draws. `part`: it is one of those that add up, counted once. */
type Mover = {
	readonly name: string
	readonly source: SpreadSource
	readonly ranks: Float64Array
	readonly isShown: boolean
	readonly isPart: boolean
}

export type Driven = {
	readonly drivers: readonly SimulatedDriver[]
	/** share of variance that no input explains by itself, and that of guesses */
	readonly together: number
	readonly guesses: number
}

/** Fewer draws say too little of what drives a figure. Rule U11. */
export const LEAST_DRAWS = 512
const [MOST_SHOWN, LEAST_SHARE] = [10, 0.005]
const [EITHER_SHARE, EITHER_RHO] = [0.05, 0.1]

/** All inputs and causes of the draws of a sample. */
export function moversOf(drawing: Drawing, { draws }: Sample): readonly Mover[] {
	const ranks = (z: (draw: number) => number) => ranksOf(Float64Array.from(draws, z))
	const causes = new Map<string, { readonly cause: CommonCause; readonly sources: Set<SpreadSource> }>()
	const inputs = drawing.spreads.flatMap((spread): readonly Mover[] => {
		const { name, source, cause } = spread
		const own: Mover = { name, source, ranks: ranks((draw) => drawing.ownZ(spread, draw)), isShown: true, isPart: true }
		if (cause === null) return [own]
		const known = causes.get(idOf(cause)) ?? { cause, sources: new Set() }
		causes.set(idOf(cause), known)
		known.sources.add(source)
		// With its part of the cause it is one row to see; what adds up is the cause, and what is its own.
		const whole = ranks((draw) => drawing.zOf(spread, draw))
		return [
			{ name, source, ranks: whole, isShown: true, isPart: false },
			{ ...own, isShown: false },
		]
	})
	const common = [...causes].map(([id, { cause, sources }]): Mover => {
		const [only, ...more] = sources
		return {
			name: `cause/${id}`,
			source: more.length > 0 || only === undefined ? 'guess' : only,
			ranks: ranks((draw) => drawing.causeZ(cause, draw)),
			...{ isShown: true, isPart: true },
		}
	})
	return [...inputs, ...common]
}

/** A figure draw by draw. */
type Drawn = {
	readonly values: Float64Array
	/** months of the plan where it is one of them: what never comes counts as the month after the last; null: it is none */
	readonly months: number | null
	/** 1 where the target that it is of is met, 0 where it is late; null: it is of none */
	readonly met: Float64Array | null
}

/** What drives a figure, the largest share of its variance first, and what it is worth to know it. Rules U11, U12. */
export function driversOf(movers: readonly Mover[], { values: figure, months, met }: Drawn): Driven {
	const ranks = ranksOf(figure)
	const known = months === null ? figure : figure.map((month) => (Number.isNaN(month) ? months : month))
	const isKnown = known.every((value) => !Number.isNaN(value))
	const weighed = movers.map((mover) => ({ ...mover, share: varianceShare(mover.ranks, ranks) }))
	const sumOf = (parts: readonly { readonly share: number }[]) => parts.reduce((sum, { share }) => sum + share, 0)
	const parts = weighed.filter(({ isPart }) => isPart)
	const drivers = weighed
		.filter(({ isShown, share }) => isShown && share >= LEAST_SHARE)
		.toSorted((one, other) => other.share - one.share)
		.slice(0, MOST_SHOWN)
		.map(({ name, source, share, ranks: of }): SimulatedDriver => {
			const rho = rankCorrelation(of, ranks)
			return {
				...{ name, rho, share, direction: directionOf(rho, share), source, moves: movesOf(of, figure) },
				spreadLeft: isKnown ? spreadLeft(of, known) : null,
				targetOdds: met === null ? null : atEnds(of, met, shareMet),
			}
		})
	return {
		drivers,
		together: Math.max(0, 1 - sumOf(parts)),
		guesses: Math.min(1, sumOf(parts.filter(({ source }) => source === 'guess'))),
	}
}

const shareMet = (met: readonly number[]) => met.reduce((sum, one) => sum + one, 0) / met.length

/** How far the median of the figure moves where the input is near its P10, and near its P90; null where it is never there. */
function movesOf(ranks: Float64Array, figure: Float64Array): SimulatedDriver['moves'] {
	const middle = middleOf([...figure])
	const moved = (to: number) => (Number.isFinite(to - middle) ? to - middle : null)
	return atEnds(ranks, figure, (values) => moved(middleOf(values)))
}

/** The median: of whole figures, such as months, that of grouped data, a unit wide. What never comes is last. */
function middleOf(values: readonly number[]): number {
	const sorted = values
		.map((value) => (Number.isNaN(value) ? Infinity : value))
		.toSorted((one, other) => compare(one, other))
	const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? Infinity
	if (!sorted.every((value) => value === Infinity || Number.isInteger(value))) return middle
	const below = sorted.filter((value) => value < middle).length
	const same = sorted.filter((value) => value === middle).length
	return middle - 0.5 + (sorted.length / 2 - below) / same
}

// Both may be infinite, and then their difference is no number.
const compare = (one: number, other: number) => (one === other ? 0 : one < other ? -1 : 1)

function directionOf(rho: number, share: number): SimulatedDriver['direction'] {
	if (share > EITHER_SHARE && Math.abs(rho) < EITHER_RHO) return 'either'
	return rho < 0 ? 'less' : 'more'
}
