import type { ChangeRow, StepRow } from '#server/repositories/changes.ts'
import type { Json } from '#server/repositories/plan-documents.ts'
import type { SentCell } from '#shared/presentation/grid/edit-reply.ts'
import type { GridList } from '#shared/presentation/grid/grid-lists.ts'
import type { DatedList } from '#shared/presentation/schedule/gantt-model.ts'
import type { PastedBlock } from '#shared/presentation/grid/pasted.ts'
import type { Differences } from '#shared/schemas/differences.ts'
import type { ItemKind } from '#shared/schemas/plan-items.ts'
import type { Way } from './find-step.ts'
import type { PlanEdit } from './plan-edit.ts'

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
	readonly range?: { readonly low: number; readonly high: number } | null | undefined
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
export type ActualPatch = Based & { readonly itemId: string; readonly field: string; readonly value: Json }

/** What figures rest on, as typed: '' says nothing. */
export type Rests = { readonly quality: string; readonly source: string }
type AskedRow = Based & { readonly list: GridList; readonly itemId: string }
/** What a page with a list asks for. */
export type AskedEdit =
	| { readonly intent: 'set'; readonly list: GridList; readonly cells: readonly SentCell[] }
	| ({ readonly intent: 'paste'; readonly list: GridList } & PastedBlock & Based)
	| ({ readonly intent: 'add'; readonly list: GridList } & Partial<Rests>)
	| ({ readonly intent: 'save' } & AskedRow & Partial<Rests>)
	| ({ readonly intent: 'remove' } & AskedRow)
	| ({ readonly intent: 'duplicate' } & AskedRow)
	/** so many rows down its list, or up */
	| ({ readonly intent: 'move'; readonly by: number } & AskedRow)
	| ({ readonly intent: 'note'; readonly noted: string } & AskedRow & Rests)

/** What somebody asks of a plan, as plain data: the edits are made of it where the plan is. */
export type Deed =
	| { readonly deed: 'edits'; readonly edits: readonly PlanEdit[] }
	| { readonly deed: 'patches'; readonly patches: readonly FieldPatch[]; readonly notes: readonly NotePatch[] }
	| { readonly deed: 'actuals'; readonly patches: readonly ActualPatch[] }
	| ({ readonly deed: 'removal'; readonly kind: ItemKind; readonly itemId: string } & Based)
	| { readonly deed: 'copy'; readonly kind: ItemKind; readonly itemId: string }
	/** dates taken from a file, of several lists at once */
	| { readonly deed: 'dates'; readonly changes: readonly DateChange[]; readonly baseRev: number }
	/** deeds that are one step */
	| { readonly deed: 'several'; readonly deeds: readonly PlainDeed[] }
	/** what a scenario states, for the baseline that it follows */
	| { readonly deed: 'promotion'; readonly differences: Differences; readonly baseRev: number }
	/** from a page: what was typed into its form; of an entry that is there, what differs from what was shown */
	| {
			readonly deed: 'page'
			readonly edit: AskedEdit
			readonly typed: Readonly<Record<string, string>>
			/** the month in which it is asked: `+8` counts from it */
			readonly today?: string | undefined
	  }
	/** takes records of the log back, or does them again */
	| {
			readonly deed: 'undo'
			readonly way: Way
			readonly records: readonly ChangeRow[]
			readonly steps: readonly StepRow[]
	  }

/** Those that the plan itself understands. */
export type PlainDeed = Exclude<Deed, { readonly deed: 'page' }>

/** The oldest revision that a deed rests on; infinity where it does not say. */
export function oldestBase(deed: Deed): number {
	return Math.min(...basedIn(deed).flatMap(({ baseRev }) => (baseRev === undefined ? [] : [baseRev])))
}

function basedIn(deed: Deed): readonly Based[] {
	switch (deed.deed) {
		case 'edits':
			return deed.edits.flatMap((edit) => (edit.action === 'add' ? [] : [edit]))
		case 'patches':
			return [...deed.patches, ...deed.notes]
		case 'actuals':
			return deed.patches
		case 'several':
			return deed.deeds.flatMap(basedIn)
		case 'removal':
		case 'promotion':
		case 'dates':
			return [deed]
		case 'page':
			return deed.edit.intent === 'set' ? deed.edit.cells : 'baseRev' in deed.edit ? [deed.edit] : []
		case 'copy':
		case 'undo':
			return []
	}
}
