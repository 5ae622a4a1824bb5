import type { DecimalSign } from './typed/decimal-signs.ts'

/** Behind the name of a column of shares in a file: they stand in it as parts of one. */
export const OF_ONE = '(0 to 1)'

/** A row as pasted: the entry it goes into, null for a new one, and a text for each field of the block. */
export type PastedRow = { readonly id: string | null; readonly texts: readonly string[] }
export type PastedBlock = {
	readonly fields: readonly string[]
	readonly rows: readonly PastedRow[]
	/** the currency of prices that name none; left out: the plan's, as the columns say */
	readonly pricesIn?: string | undefined
	/** what parts the decimals of each column, as the first look at the whole block found; left out: as these rows show */
	readonly decimals?: readonly DecimalSign[] | undefined
}
/** A column of the block that is of no field alone: where the figures of its row come from. */
export const SOURCE_COLUMN = 'source'

/** More than any list of a plan somebody pastes at once. */
export const MOST_PASTED_ROWS = 1000
export const MOST_PASTED_LETTERS = 1_000_000

export type PreviewCell = {
	readonly field: string
	/** what stands there now; null in a new row */
	readonly from: string | null
	readonly to: string
}
export type PreviewRow = {
	readonly name: string
	readonly becomes: 'new' | 'changed' | 'same' | 'refused'
	/** of a row that is there, what would be another; of all others every one */
	readonly cells: readonly PreviewCell[]
	/** each with the field of the block that it is about, '' for none */
	readonly problems: readonly { readonly field: string; readonly text: string; readonly fixes?: readonly string[] }[]
}
/** What pasting would do, before anything is written. */
export type PastePreview = {
	readonly rows: readonly PreviewRow[]
	/** what is wrong with the whole and with no row alone */
	readonly problems: readonly string[]
	/** what parts the decimals of each column: sent with the rows that are written, which may be fewer */
	readonly decimals: readonly DecimalSign[]
	/** the plan's own currency, where it is not the dollar and a price names none */
	readonly currency: string | null
	/** by row, the one entry of the plan that is called so; null: none, or several. Whoever pastes says whether it is meant */
	readonly twins: readonly (string | null)[]
	/** how each of the pasted columns is written, by label */
	readonly understood: readonly { readonly label: string; readonly text: string }[]
}
