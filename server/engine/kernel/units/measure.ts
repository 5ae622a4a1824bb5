import { type Conversion } from '#shared/units/named-conversions.ts'
import { UNITS, type Unit } from '#shared/units/units.ts'

/** A unit as its base dimensions and its size against them: kW of IT load is `it` and 0.001. */
export type Measure = { readonly dimension: ReadonlyMap<string, number>; readonly scale: number }

/** What plain numbers, counts and shares have. */
export const PLAIN: Measure = { dimension: new Map(), scale: 1 }

/** A factor that turns one unit into another, as PUE turns megawatts of IT load into megawatts at the meter. */
export type Turn = { readonly from: Unit; readonly to: Unit }

export function measureOf(unit: Unit, turns?: Turn): Measure {
	const row: { readonly dimension: Readonly<Record<string, number>>; readonly scale?: number } = UNITS[unit]
	const own = { dimension: new Map(Object.entries(row.dimension)), scale: row.scale ?? 1 }
	return turns ? over(times(own, measureOf(turns.to)), measureOf(turns.from)) : own
}

export function measureOfConversion({ of, per }: Conversion): Measure {
	const product = (units: readonly Unit[]) => units.map((unit) => measureOf(unit)).reduce(times, PLAIN)
	return over(product(of), product(per))
}

export const times = (one: Measure, other: Measure): Measure => combine(one, other, 1)
export const over = (one: Measure, other: Measure): Measure => combine(one, other, -1)

function combine(one: Measure, other: Measure, sign: 1 | -1): Measure {
	const dimension = new Map(one.dimension)
	for (const [base, exponent] of other.dimension) dimension.set(base, (dimension.get(base) ?? 0) + sign * exponent)
	return { dimension, scale: one.scale * other.scale ** sign }
}

export function power({ dimension, scale }: Measure, exponent: number): Measure {
	return { dimension: new Map([...dimension].map(([base, of]) => [base, of * exponent])), scale: scale ** exponent }
}

const ROUNDING = 1e-9

export function sameMeasure(one: Measure, other: Measure): boolean {
	const { dimension, scale } = over(one, other)
	return [...dimension.values()].every((exponent) => Math.abs(exponent) < ROUNDING) && Math.abs(scale - 1) < ROUNDING
}

/** «meter¹ time⁻¹ × 0.001», for the words of a refusal. */
export function measureText({ dimension, scale }: Measure): string {
	const bases = [...dimension].filter(([, exponent]) => exponent !== 0)
	const text = bases.map(([base, exponent]) => (exponent === 1 ? base : `${base}^${String(exponent)}`)).join(' · ')
	return `${text === '' ? 'no unit' : text}${scale === 1 ? '' : ` × ${String(scale)}`}`
}
