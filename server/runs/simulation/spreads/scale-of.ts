import { rangeFactsOf, type RangeScale } from '#shared/ranges/range-facts.ts'
import type { FieldFacts } from '#shared/fields/field.ts'

type Field = Pick<FieldFacts, 'kind'> & Partial<Pick<FieldFacts, 'unit' | 'min' | 'max'>>

/**
 * The scale of a field, on which its curve runs; linear where one of its percentiles does not lie on it, as 0 on none but that: rows
 * of the catalogue say so, ranges that are typed are refused. Rule U3.
 */
export function scaleOf(facts: Field, values: readonly (number | null)[], field = ''): RangeScale {
	const { scale } = rangeFactsOf(facts, field)
	const said = values.filter((value) => value !== null)
	const isOn = said.every((value) => scale === 'linear' || (value > 0 && (scale === 'log' || value < 1)))
	return isOn ? scale : 'linear'
}
