import type { FieldFacts } from '#shared/fields/field.ts'
import { tooLong } from '#shared/schemas/storable-text.ts'

/** A longer text is no figure, month or name: it is refused before anything reads it. */
export const LONGEST_CELL = 300
/** Of a cell that holds a text, or several figures, months or names. */
const LONGEST_TEXT = 4000
const LONGEST_LIST = 20_000
const LONGEST: { readonly [Kind in FieldFacts['kind']]?: number } = {
	text: LONGEST_TEXT,
	references: LONGEST_LIST,
	numbers: LONGEST_LIST,
	months: LONGEST_LIST,
}

/** What is said of a text that is longer than a cell of its kind; null where it is not. */
export const tooLongForCell = (text: string, kind: FieldFacts['kind']): string | null =>
	tooLong(text, LONGEST[kind] ?? LONGEST_CELL)
