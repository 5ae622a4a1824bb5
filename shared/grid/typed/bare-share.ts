import type { FieldFacts } from '#shared/fields/field.ts'
import { typedShare } from '#shared/formats/figures.ts'

/** In a field of per cent a bare figure is per cent: `45` is 45 %, `0.5` half a per cent. */
export const PER_CENT = 100

type Limits = Partial<Pick<FieldFacts, 'min' | 'max'>>

const lies = (value: number, { min = null, max = null }: Limits) =>
	value >= (min ?? -Infinity) && value <= (max ?? Infinity)

/** Why a text is not taken as it stands, and what could be written in its place. */
export type Doubt = { readonly why: string; readonly fixes: readonly string[] }
/** Why a bare figure is not taken: per cent the field cannot hold it, as a part of one it could. Null where it is taken. */
export function shareDoubt(text: string, bare: number, limits: Limits): Doubt | null {
	const read = bare / PER_CENT
	if (bare === 0 || lies(read, limits) || !lies(bare, limits)) return null
	const least = read < (limits.min ?? -Infinity) ? `the least here is ${typedShare(limits.min ?? 0)}` : 'it is too much'
	const [is, meant] = [typedShare(read), typedShare(bare)]
	return { why: `“${text}” is ${is}, and ${least}. If ${meant} is meant, write ${meant}.`, fixes: [meant] }
}

/** What is said of bare figures that were taken as per cent and could have been meant as parts of one; null of all others. */
export function takenAsPerCent(text: string, values: readonly number[], limits: Limits): Doubt | null {
	const largest = Math.max(...values.map(Math.abs))
	const isBare = !text.includes('%') && largest > 0 && largest <= 1 / PER_CENT
	const all = (size: number) => values.map((value) => typedShare(value * size)).join(', ')
	if (!isBare || !values.every((value) => lies(value * PER_CENT, limits))) return null
	const [is, meant] = [all(1), all(PER_CENT)]
	return { why: `“${text.trim()}” is read as ${is}. If ${meant} is meant, write ${meant}.`, fixes: [is, meant] }
}
