import type { NOTE_QUALITIES } from '#shared/fields/note-qualities.ts'

export type EstimateQuality = (typeof NOTE_QUALITIES)[number]

/** A part of what a plan costs, how good its figure is, and its own range against it where its note states one. */
export type EstimateItem = {
	readonly usd: number
	readonly quality: EstimateQuality
	readonly range: { readonly low: number; readonly high: number } | null
}

/** Planner’s guesses inside AACE 18R-97. */
export const BANDS: Readonly<Record<EstimateQuality, { readonly low: number; readonly high: number }>> = {
	contract: { low: -0.03, high: 0.05 },
	quote: { low: -0.07, high: 0.1 },
	benchmark: { low: -0.15, high: 0.25 },
	guess: { low: -0.3, high: 0.5 },
}
/** The widest upper end of each class. */
const CLASSES = [
	{ class: 1, most: 0.06 },
	{ class: 2, most: 0.12 },
	{ class: 3, most: 0.2 },
	{ class: 4, most: 0.35 },
] as const
const LAST_CLASS = 5

export type Estimate = {
	readonly class: number
	readonly low: number
	readonly high: number
	readonly usd: Readonly<Record<EstimateQuality, number>>
}

/** Class and range of what a plan costs, by the money of its parts, as if all erred the same way; null without any. mM6 */
export function estimateOf(items: readonly EstimateItem[]): Estimate | null {
	const usd = { contract: 0, quote: 0, benchmark: 0, guess: 0 }
	let [all, low, high] = [0, 0, 0]
	for (const item of items) {
		const band = item.range ?? BANDS[item.quality]
		usd[item.quality] += item.usd
		all += item.usd
		low += item.usd * band.low
		high += item.usd * band.high
	}
	if (all <= 0) return null
	const found = CLASSES.find(({ most }) => high / all <= most)
	return { class: found?.class ?? LAST_CLASS, low: low / all, high: high / all, usd }
}
