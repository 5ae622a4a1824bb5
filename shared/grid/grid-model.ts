import type { GridChoice } from './grid-choice.ts'
import type { GridList } from './grid-lists.ts'

/** A column as the browser needs it: no schema, plain words. */
export type GridColumn = {
	/** dotted inside an item: `labour.weeklyHours` */
	readonly field: string
	readonly label: string
	readonly unit: string
	readonly align: 'start' | 'end'
	/** `pick` and `picks` are typed by name: a key of a table or of another list of the plan */
	readonly control: 'text' | 'number' | 'month' | 'choice' | 'pick' | 'picks'
	readonly choices: readonly GridChoice[]
	readonly required: boolean
	readonly help: string
	/** shown greyed where the plan says nothing */
	readonly fallback: string
	/** the name column: frozen on phones, the row's head */
	readonly names: boolean
	/** figures of different rows may be added up */
	readonly sums: boolean
}

export type GridCell = {
	/** what an editor starts from */
	readonly typed: string
	readonly shown: string
	/** the figure itself, where it is one */
	readonly figure: number | null
	/** both ends as the note beside the field has them, shown behind the value */
	readonly range: string | null
	readonly isDefault: boolean
	readonly quality: string | null
	readonly source: string | null
	readonly note: string | null
	/** in a scenario, of what differs from its baseline: what stands there */
	readonly differs?: string
}

export type GridRow = {
	readonly id: string
	readonly name: string
	/** of the least certain figure in the row */ readonly quality: string | null
	readonly cells: readonly GridCell[]
}

export type GridModel = {
	readonly kind: GridList
	readonly noun: string
	readonly columns: readonly GridColumn[]
	readonly rows: readonly GridRow[]
	/** a column each, null where nothing may be added up; null where that is so of all */
	readonly totals: readonly (GridTotal | null)[] | null
}

export type GridTotal = {
	readonly shown: string
	/** where rows without a figure are left out: how many it is of */
	readonly of: string | null
}
