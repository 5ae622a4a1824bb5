import type { ChangeRow, StepRow } from '#server/store/rows/changes.ts'
import type { Json, JsonRecord } from '#server/store/rows/plan-documents.ts'
import type { SentCell } from '#shared/grid/edit-reply.ts'
import type { GridList } from '#shared/grid/grid-lists.ts'
import type { OwnRowEdit } from '#server/views/own-rows/read-own-row.ts'
import type { DatedList } from '#shared/charts/gantt-model.ts'
import type { PastedBlock } from '#shared/grid/pasted.ts'
import type { CellRange } from '#shared/ranges/stated-range.ts'
import type { Differences } from '#shared/schemas/differences.ts'
import type { ItemKind } from '#shared/schemas/plan-items.ts'
import type { Way } from './find-step.ts'
import type { RestoredPlace } from './commands/restore-edits.ts'
import type { FieldEdit, PlanEdit } from './plan-edit.ts'

type Based = {
	/** the revision that the editor was looking at: what somebody else has written since is then not replaced unseen */
	readonly baseRev?: number | undefined
}

/**
 * One cell: which field of which item, and its new value. A range is kept in the note beside the field; null says that the
 * figure has none, and without it the note stays as it is.
 */
export type FieldPatch = Based & {
	readonly kind: ItemKind
	readonly itemId: string
	readonly field: string
	readonly value: Json
	readonly range?: CellRange | null | undefined
}

/** One part of the note beside a field: its grade, source or reason; null takes it away. */
export type NotePatch = Based & {
	readonly kind: ItemKind
	readonly itemId: string
	readonly field: string
	readonly part: 'quality' | 'source' | 'why'
	readonly value: string | null
}
/** A date or a length of time as a schedule of another tool has it: `2026-03`, or months. */
export type DateChange = {
	readonly list: DatedList
	readonly id: string
	readonly field: string
	readonly becomes: string
}
/** A part of a workbook, taken or left: what is to stand at a place, an entry that comes, one that goes. */
export type FilePart =
	| ({ readonly take: 'set' } & Pick<FieldEdit, 'kind' | 'itemId' | 'field' | 'value'> & Pick<FieldPatch, 'range'>)
	| { readonly take: 'add'; readonly kind: ItemKind; readonly item: JsonRecord }
	| { readonly take: 'remove'; readonly kind: ItemKind; readonly itemId: string }
export type ActualPatch = Based & { readonly itemId: string; readonly field: string; readonly value: Json }

/** What figures rest on, as typed: '' says nothing. */
export type Rests = { readonly quality: string; readonly source: string }
type AskedRow = Based & { readonly list: GridList; readonly itemId: string }
/** What a page with a list asks for. */
export type PageEdit =
	| { readonly intent: 'set'; readonly list: GridList; readonly cells: readonly SentCell[] }
	| ({ readonly intent: 'paste'; readonly list: GridList } & PastedBlock & Based)
	| ({ readonly intent: 'add'; readonly list: GridList } & Partial<Rests> & Based)
	/**
	 * noted: a figure whose grade and source are said beside those of what is changed; '' for none. back: where somebody has
	 * removed the row, it is to be there again; as `SentCell` has it
	 */
	| ({ readonly intent: 'save'; readonly noted?: string; readonly back?: number | undefined } & AskedRow &
			Partial<Rests>)
	| ({ readonly intent: 'remove' } & AskedRow)
	| ({ readonly intent: 'duplicate' } & AskedRow)
	/** so many rows down its list, or up */
	| ({ readonly intent: 'move'; readonly by: number } & AskedRow)
	| ({ readonly intent: 'note'; readonly noted: string } & AskedRow & Rests)

/** What an assumption (`key`, of one site `siteId/key`) is replaced by; null: the default again. */
export type AssumptionEdit = {
	readonly key: string
	readonly entry: { readonly text: string; readonly why: string | null; readonly source: string | null } | null
} & Based

/** What somebody asks of a plan, as plain data: the edits are made of it where the plan is. */
export type PlanCommand =
	| { readonly command: 'edits'; readonly edits: readonly PlanEdit[] }
	| { readonly command: 'patches'; readonly patches: readonly FieldPatch[]; readonly notes: readonly NotePatch[] }
	| { readonly command: 'actuals'; readonly patches: readonly ActualPatch[] }
	| ({ readonly command: 'removal'; readonly kind: ItemKind; readonly itemId: string } & Based)
	| { readonly command: 'copy'; readonly kind: ItemKind; readonly itemId: string }
	/** dates taken from a file, of several lists at once */
	| { readonly command: 'dates'; readonly changes: readonly DateChange[]; readonly baseRev: number }
	/** what is taken of a workbook, of the whole plan at once */
	| { readonly command: 'parts'; readonly parts: readonly FilePart[]; readonly baseRev: number }
	/** a JSON merge patch, lists keyed by id */
	| { readonly command: 'merge'; readonly patch: JsonRecord; readonly baseRev: number }
	/** another plan in the place of this one */
	| { readonly command: 'replacement'; readonly plan: JsonRecord }
	/** commands that are one step */
	| { readonly command: 'several'; readonly commands: readonly PlainCommand[] }
	/** what a scenario states, for the baseline that it follows */
	| { readonly command: 'promotion'; readonly differences: Differences; readonly baseRev: number }
	/** a row of the plan's own for a table of the catalogue, as typed */
	| ({ readonly command: 'ownRow' } & OwnRowEdit & Based)
	/** an assumption, as typed */
	| ({ readonly command: 'assumption' } & AssumptionEdit)
	/** prices and terms of financing, as typed, by the names they have on the page of money */
	| ({ readonly command: 'prices'; readonly typed: Readonly<Record<string, string>> } & Based)
	/** from a page: what was typed into its form; of an entry that is there, what differs from what was shown */
	| {
			readonly command: 'page'
			readonly edit: PageEdit
			readonly typed: Readonly<Record<string, string>>
			/** the month in which it is asked: `+8` in an empty cell counts from it */
			readonly today?: string | undefined
	  }
	/** what the plan was before these records, all that its log holds since: the whole of it, or one place */
	| { readonly command: 'restore'; readonly records: readonly ChangeRow[]; readonly only?: RestoredPlace | undefined }
	/** takes records of the log back, or does them again: those of the first of these steps that can be */
	| {
			readonly command: 'undo'
			readonly way: Way
			readonly candidates: readonly UndoCandidate[]
			readonly steps: readonly StepRow[]
	  }

/** A step of one's own, with what it wrote. */
export type UndoCandidate = { readonly step: number; readonly records: readonly ChangeRow[] }

/** Those that come to edits of the plan without being read in it first. */
export type PlainCommand = Exclude<
	PlanCommand,
	{ readonly command: 'page' | 'ownRow' | 'assumption' | 'prices' | 'undo' }
>

/** The oldest revision that a command rests on; infinity where it does not say. */
export function oldestBase(command: PlanCommand): number {
	return Math.min(...basedIn(command).flatMap(({ baseRev }) => (baseRev === undefined ? [] : [baseRev])))
}

/** The newest one; minus infinity where it does not say. */
export function newestBase(command: PlanCommand): number {
	return Math.max(...basedIn(command).flatMap(({ baseRev }) => (baseRev === undefined ? [] : [baseRev])))
}

function basedIn(command: PlanCommand): readonly Based[] {
	switch (command.command) {
		case 'edits':
			return command.edits.flatMap((edit) => (edit.action === 'add' ? [] : [edit]))
		case 'patches':
			return [...command.patches, ...command.notes]
		case 'actuals':
			return command.patches
		case 'several':
			return command.commands.flatMap(basedIn)
		case 'removal':
		case 'promotion':
		case 'dates':
		case 'parts':
		case 'ownRow':
		case 'assumption':
		case 'prices':
		case 'merge':
			return [command]
		case 'page':
			return command.edit.intent === 'set' ? command.edit.cells : 'baseRev' in command.edit ? [command.edit] : []
		case 'copy':
		case 'restore':
		case 'undo':
		case 'replacement':
			return []
	}
}
