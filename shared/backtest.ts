import { z } from 'zod'

/** How a published case was predicted: arithmetic, a formula, planner's defaults, an efficiency prior, tuned to it, or not. */
const evidence = z.enum(['identity', 'formula', 'default', 'prior', 'tuned', 'held-out'])
export type Evidence = z.infer<typeof evidence>

const tolerance = z.discriminatedUnion('kind', [
	/** |error| at most this share of the published figure */
	z.object({ kind: z.literal('share'), share: z.number() }).readonly(),
	/** at most this many times too high or too low */
	z.object({ kind: z.literal('factor'), factor: z.number() }).readonly(),
	z.object({ kind: z.literal('exact') }).readonly(),
	/** not before the one, nor after the other: what the plan says at the ends of its range, its P10 and P90 */
	z.object({ kind: z.literal('between'), low: z.number(), high: z.number() }).readonly(),
	/** not before the P10: an owner may pause */
	z.object({ kind: z.literal('not_before'), low: z.number() }).readonly(),
])
export type Tolerance = z.infer<typeof tolerance>

const verdict = z.enum([
	/** within its tolerance */
	'met',
	/** outside it; recorded, with why */
	'missed',
	/** predicted, and not scored: the published words are not of the same thing */
	'shown',
	/** Strata has not what the prediction needs */
	'not_predicted',
])
export type Verdict = z.infer<typeof verdict>

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

/** One published case against the engine, as the build keeps it. */
export const backtestSchema = z
	.object({
		id: z.string(),
		section: z.enum(BACKTEST_SECTIONS),
		name: z.string(),
		evidence,
		unit: z.string(),
		published: z.number(),
		/** as published, where the words matter */
		publishedText: z.string().nullable(),
		predicted: z.number().nullable(),
		/** predicted ÷ published − 1 */
		error: z.number().nullable(),
		/** null where the case is not scored */
		tolerance: tolerance.nullable(),
		verdict,
		/** what was assumed, and why it misses or is not scored */
		notes: z.array(z.string()).readonly(),
		source: z.string(),
	})
	.readonly()
export type Backtest = z.infer<typeof backtestSchema>

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

/** How well forecasts of dates did against what came, by one way to make them. */
export type DateScores = {
	readonly name: string
	readonly count: number
	/** between their P10 and P90 */
	readonly within: number
	readonly later: number
	/** means, in months */
	readonly crps: number
	readonly pinball: { readonly p10: number; readonly p50: number; readonly p90: number }
	readonly widthMonths: number
}
/** First buildings by class, and by whether they were begun since 2023. */
export type FirstSteps = {
	readonly name: string
	readonly scored: number
	readonly within: number
	readonly notAfter: number
	/** of those at work: median of came − said, in months; null of none */
	readonly biasMonths: number | null
	readonly crps: number | null
	readonly widthMonths: number
}
/** A forecast that was made, and what has come of it since. */
export type KeptForecast = {
	readonly id: string
	readonly name: string
	readonly madeOn: string
	/** months of the calendar */
	readonly expected: string
	readonly p10: string
	readonly p50: string
	readonly p90: string
	/** null: not yet */
	readonly came: string | null
	readonly outcome: 'within' | 'early' | 'late' | 'open'
	/** what the forecast gave to its having come by the newer snapshot */
	readonly chance: number
}
export type DateRecord = {
	readonly calibration: readonly DateScores[]
	readonly firstSteps: readonly FirstSteps[]
	readonly laterSteps: { readonly scored: number; readonly notBefore: number }
	readonly kept: readonly KeptForecast[]
	/** mean of (chance given to «by the newer snapshot» − whether it came)²; null of none */
	readonly brier: number | null
}
