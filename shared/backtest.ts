/** How a published case was predicted: arithmetic, a formula, planner's defaults, an efficiency prior, tuned to it, or not. */
export type Evidence = 'identity' | 'formula' | 'default' | 'prior' | 'tuned' | 'held-out'

export type Tolerance =
	/** |error| at most this share of the published figure */
	| { readonly kind: 'share'; readonly share: number }
	/** at most this many times too high or too low */
	| { readonly kind: 'factor'; readonly factor: number }
	| { readonly kind: 'exact' }
	/** not before the one, nor after the other: what the plan says at the ends of its range, its P10 and P90 */
	| { readonly kind: 'between'; readonly low: number; readonly high: number }

export type Verdict =
	/** within its tolerance */
	| 'met'
	/** outside it; recorded, with why */
	| 'missed'
	/** predicted, and not scored: the published words are not of the same thing */
	| 'shown'
	/** Strata has not what the prediction needs */
	| 'not_predicted'

export const BACKTEST_SECTIONS = [
	'training',
	'inference',
	'energy',
	'facility',
	'construction',
	'dates',
	'operations',
	'money',
] as const
export type BacktestSection = (typeof BACKTEST_SECTIONS)[number]

/** One published case against the engine. */
export type Backtest = {
	readonly id: string
	readonly section: BacktestSection
	readonly name: string
	readonly evidence: Evidence
	readonly unit: string
	readonly published: number
	/** as published, where the words matter */
	readonly publishedText: string | null
	readonly predicted: number | null
	/** predicted ÷ published − 1 */
	readonly error: number | null
	/** null where the case is not scored */
	readonly tolerance: Tolerance | null
	readonly verdict: Verdict
	/** what was assumed, and why it misses or is not scored */
	readonly notes: readonly string[]
	readonly source: string
}

/** Median of the absolute errors of the scored cases; null of none. */
export const medianError = (cases: readonly Backtest[]): number | null =>
	medianOf(
		cases
			.filter(({ verdict }) => verdict === 'met' || verdict === 'missed')
			.flatMap(({ error }) => (error === null ? [] : [Math.abs(error)])),
	)

/** The middle of the values, or the mean of the two in the middle; null of none. */
export function medianOf(values: readonly number[]): number | null {
	const sorted = values.toSorted((a, b) => a - b)
	const middle = Math.floor(sorted.length / 2)
	const upper = sorted[middle]
	if (upper === undefined) return null
	return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}
