import type { FieldFacts } from '#shared/fields/field.ts'
import { typedShare } from '#shared/formats/figures.ts'

/** In a field of per cent a bare figure is per cent: `45` is 45 %, `0.5` half a per cent. */
export const PER_CENT = 100

type Limits = Partial<Pick<FieldFacts, 'min' | 'max'>>

const lies = (value: number, { min = null, max = null }: Limits) =>
	value >= (min ?? -Infinity) && value <= (max ?? Infinity)

/** Why a bare figure is not taken: per cent the field cannot hold it, as a part of one it could. '' where it is taken. */
export function shareDoubt(text: string, bare: number, limits: Limits): string {
	const read = bare / PER_CENT
	if (bare === 0 || lies(read, limits) || !lies(bare, limits)) return ''
	const least = read < (limits.min ?? -Infinity) ? `the least here is ${typedShare(limits.min ?? 0)}` : 'it is too much'
	return `«${text}» is ${typedShare(read)}, and ${least}. If ${typedShare(bare)} is meant, write ${typedShare(bare)}.`
}

/** What is said of bare figures that were taken as per cent and could have been meant as parts of one; null of all others. */
export function takenAsPerCent(text: string, values: readonly number[], limits: Limits): string | null {
	const largest = Math.max(...values.map(Math.abs))
	const isBare = !text.includes('%') && largest > 0 && largest <= 1 / PER_CENT
	const all = (size: number) => values.map((value) => typedShare(value * size)).join(', ')
	if (!isBare || !values.every((value) => lies(value * PER_CENT, limits))) return null
	return `«${text.trim()}» is read as ${all(1)}. If ${all(PER_CENT)} is meant, write ${all(PER_CENT)}.`
}
