import type { HeadlineFigure } from '#server/engine/headline-run.ts'
import type { SimulatedFigure, SimulatedMonth, SimulatedNumber } from '#shared/result/simulation-result.ts'
import { inOrder, monthBy, percentile, placesAround } from '../odds/percentiles.ts'

const orNull = (value: number) => (Number.isFinite(value) ? value : null)

/** A figure over all draws. Rule U9. */
export function simulatedFigure(
	{ kind, value }: HeadlineFigure,
	drawn: Float64Array,
	months: readonly string[],
): SimulatedFigure {
	return kind === 'month' ? simulatedMonth(value, inOrder(drawn), months) : simulatedNumber(value, drawn)
}

function simulatedMonth(entered: number, sorted: Float64Array, months: readonly string[]): SimulatedMonth {
	const name = (month: number) => months[month] ?? null
	const at = (share: number) => name(monthBy(sorted, share))
	const within = (share: number) => (at(share) === null ? null : orNull(widthOf(sorted, share) / 2))
	return {
		kind: 'month',
		...{ p10: at(0.1), p50: at(0.5), p80: at(0.8), p90: at(0.9), asEntered: name(entered) },
		never: shareOf(sorted, (month) => name(month) === null),
		within: { p10: within(0.1), p50: within(0.5), p90: within(0.9) },
		asEnteredOdds: name(entered) === null ? null : shareOf(sorted, (month) => month <= entered),
		by: sharesBy(sorted, months),
	}
}

/** Share of draws that are there, from the first month in which any is to the last in which any comes. */
function sharesBy(sorted: Float64Array, months: readonly string[]): SimulatedMonth['by'] {
	const [first = NaN, last = NaN] = [sorted[0], sorted.findLast((month) => month < months.length)]
	const told = months.flatMap((month, place) => (place >= first && place <= last ? [{ month, place }] : []))
	return Object.fromEntries(told.map(({ month, place }) => [month, shareOf(sorted, (one) => one <= place)]))
}

function simulatedNumber(entered: number, drawn: Float64Array): SimulatedNumber {
	const sorted = drawn.filter((value) => !Number.isNaN(value)).sort()
	const at = (share: number) => orNull(percentile(sorted, share))
	const within = (share: number) => orNull(widthOf(sorted, share) / 2)
	return {
		kind: 'number',
		...{ p10: at(0.1), p50: at(0.5), p80: at(0.8), p90: at(0.9), asEntered: orNull(entered) },
		never: drawn.length === 0 ? 0 : 1 - sorted.length / drawn.length,
		within: { p10: within(0.1), p50: within(0.5), p90: within(0.9) },
	}
}

const shareOf = (values: Float64Array, is: (value: number) => boolean) =>
	values.length === 0 ? 0 : values.filter(is).length / values.length

/** Between the figures that a percentile lies between 19 times in 20, at most; NaN where one of them is not there. Rule U8. */
function widthOf(sorted: Float64Array, share: number): number {
	if (sorted.length < 2) return sorted.length === 1 ? 0 : NaN
	const { low, high } = placesAround(sorted.length, share)
	const [first, last] = [sorted[low] ?? NaN, sorted[high] ?? NaN]
	return Number.isNaN(first) && Number.isNaN(last) ? 0 : last - first
}

const STEADY_SHARE = 0.05
const STEADY_MONTHS = 1

/** No percentile may be off by more than a twentieth of P90 − P10, or a month. Rule U8. */
export function isSteady({ kind }: HeadlineFigure, drawn: Float64Array): boolean {
	const sorted = kind === 'month' ? inOrder(drawn) : drawn.filter((value) => !Number.isNaN(value)).sort()
	if (sorted.length < 2) return true
	const at = kind === 'month' ? monthBy : percentile
	const range = at(sorted, 0.9) - at(sorted, 0.1)
	const allowed = Math.max(STEADY_SHARE * (Number.isNaN(range) ? 0 : range), kind === 'month' ? STEADY_MONTHS : 0)
	return [0.1, 0.5, 0.9].every((share) => widthOf(sorted, share) <= allowed)
}
