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
