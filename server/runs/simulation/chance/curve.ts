import type { RangeScale } from '#shared/ranges/range-facts.ts'
import { Z90 } from './normal-quantile.ts'

/** What is known of an input; without P10 it has a late skew. Rule U3. */
export type Curve = {
	readonly scale: RangeScale
	readonly p10: number | null
	readonly p50: number
	readonly p90: number
}

const FORTH: Readonly<Record<RangeScale, (value: number) => number>> = {
	linear: (value) => value,
	log: Math.log,
	logit: (value) => Math.log(value / (1 - value)),
}
const BACK: Readonly<Record<RangeScale, (value: number) => number>> = {
	linear: (value) => value,
	log: Math.exp,
	logit: (value) => 1 / (1 + Math.exp(-value)),
}
/** Of a curve whose P10 is not said. */
const LATE_SKEW = 1
/** Less skew than this is none: what it is divided by would be rounding. */
const STRAIGHT = 1e-9

/** The value of an input at a standard normal draw: through P10, P50 and P90, the longer tail on the longer side. Rule U3. */
export function valueAtZ({ scale, p10, p50, p90 }: Curve, z: number): number {
	if (z === 0) return p50
	const [middle, high] = [FORTH[scale](p50), FORTH[scale](p90)]
	const low = p10 === null ? null : FORTH[scale](p10)
	return BACK[scale](onScale({ low, middle, high }, z))
}

function onScale(
	of: { readonly low: number | null; readonly middle: number; readonly high: number },
	z: number,
): number {
	const { low, middle, high } = of
	if (low === middle || high === middle) return halfNormal({ ...of, low: low ?? middle }, z)
	const skew = low === null ? LATE_SKEW : Math.log((high - middle) / (middle - low)) / Z90
	if (Math.abs(skew) < STRAIGHT) return middle + ((high - middle) * z) / Z90
	return middle + ((high - middle) * Math.expm1(skew * z)) / Math.expm1(skew * Z90)
}

/** One side stands still, the other is half a normal. */
function halfNormal(of: { readonly low: number; readonly middle: number; readonly high: number }, z: number): number {
	const reach = z > 0 ? of.high - of.middle : of.middle - of.low
	return of.middle + (reach * z) / Z90
}
