import type { FilePart } from '#server/runs/edits/plan-command.ts'
import type { RowPlace } from './read-sheet.ts'

/** Something that a workbook would change, as parts of an edit and as people see it. */
export type FoundChange = {
	readonly parts: readonly FilePart[]
	readonly name: string
	readonly label: string
	readonly was: string
	readonly becomes: string
	/** an entry or a note that the workbook lacks */
	readonly goes?: true
	/** a new entry beside one of the same name: perhaps it has been brought in before */
	readonly twin?: true
}
/** What one sheet holds, beside what is in the plan. */
export type FoundInSheet = {
	readonly changes: readonly FoundChange[]
	/** what cannot be read, each with its sheet, row and column */
	readonly problems: readonly string[]
	/** where entries stand, by list and id, `powerContracts/ercot-1`; a row within one by its field and place behind */
	readonly places: ReadonlyMap<string, RowPlace>
	/** entries as in the plan */
	readonly same: number
}

export const NOTHING_FOUND: FoundInSheet = { changes: [], problems: [], places: new Map(), same: 0 }
