import type { EditProblem } from '#shared/presentation/grid/edit-reply.ts'
import type { GridList } from '#shared/presentation/grid/grid-lists.ts'
import { purchaseEdits, type PurchaseEdit } from '#shared/presentation/grid/purchase-edits.ts'
import { readCells, readForm, readNewItem, type Patch } from '#shared/presentation/grid/read-edits.ts'
import { settledText } from '#shared/presentation/wording/settled-text.ts'
import { settledByKind } from '#shared/schemas/edits/settled-kind.ts'
import type { AskedEdit, Deed } from './deed.ts'
import type { HeldPlan } from './edits-of.ts'
import { idOf } from './plan-edit.ts'
import { rangeEdits } from './range-edits.ts'

type PlainDeed = Exclude<Deed, { readonly deed: 'page' }>
type Read =
	| { readonly ok: true; readonly deed: PlainDeed; readonly said: string | null }
	| { readonly ok: false; readonly problems: readonly EditProblem[] }
type Page = Extract<Deed, { readonly deed: 'page' }>

const NO_NOTES = 'Nothing is noted on the figures of this list.'

/** A purchase is kept with its hall: whatever is done to it is an edit of the hall's list. */
function purchaseDeed({ plan, rev }: HeldPlan, edit: PurchaseEdit): PlainDeed {
	const patches = purchaseEdits(plan, edit, rev).map((patch) => ({ kind: 'buildPhases' as const, ...patch }))
	return { deed: 'patches', patches, notes: [] }
}

function deedOfPatches(held: HeldPlan, list: GridList, patches: readonly Patch[]): PlainDeed {
	if (list === 'purchases') return purchaseDeed(held, { intent: 'set', patches })
	if (list === 'actuals') return { deed: 'actuals', patches }
	return { deed: 'patches', patches: patches.map((patch) => ({ kind: list, ...patch })), notes: [] }
}

function deedOfNew(held: HeldPlan, list: GridList, typed: Page['typed']): Read {
	const read = readNewItem({ plan: held.plan, list }, typed)
	if (!read.ok) return read
	const { item, ranges } = read
	if (list === 'purchases') return { ok: true, deed: purchaseDeed(held, { intent: 'add', item }), said: null }
	const place = { kind: list, itemId: idOf(list, item) }
	const notes = ranges.flatMap(({ field, low, high }) => rangeEdits({ ...place, field }, { low, high }))
	return { ok: true, deed: { deed: 'edits', edits: [{ action: 'add', kind: list, item }, ...notes] }, said: null }
}

function deedOfRow(held: HeldPlan, edit: Extract<AskedEdit, { readonly intent: 'remove' | 'duplicate' }>): PlainDeed {
	const { intent, list, itemId, baseRev } = edit
	if (list === 'purchases') return purchaseDeed(held, { intent, id: itemId })
	return intent === 'remove' ? { deed: 'removal', kind: list, itemId, baseRev } : { deed: 'copy', kind: list, itemId }
}

/** Grade and source of one figure, as one step. */
function deedOfNote(edit: Extract<AskedEdit, { readonly intent: 'note' }>): PlainDeed | null {
	const { list, itemId, noted, quality, source, baseRev } = edit
	if (list === 'purchases' || list === 'actuals') return null
	const place = { kind: list, itemId, field: noted, baseRev }
	const entered = (text: string) => (text.trim() === '' ? null : text.trim())
	return {
		deed: 'patches',
		patches: [],
		notes: [
			{ ...place, part: 'quality', value: quality === '' ? null : quality },
			{ ...place, part: 'source', value: entered(source) },
		],
	}
}

/** What a page asks for as a deed on the plan, or what of it cannot be read. */
export function readPageEdit(held: HeldPlan, { edit, typed }: Page): Read {
	const where = { plan: held.plan, list: edit.list }
	const done = (deed: PlainDeed, said: string | null = null): Read => ({ ok: true, deed, said })
	if (edit.intent === 'remove' || edit.intent === 'duplicate') return done(deedOfRow(held, edit))
	if (edit.intent === 'add') return deedOfNew(held, edit.list, typed)
	if (edit.intent === 'note') {
		const deed = deedOfNote(edit)
		return deed === null ? { ok: false, problems: [{ field: '', text: NO_NOTES }] } : done(deed)
	}
	const read =
		edit.intent === 'set'
			? readCells(where, edit.cells)
			: readForm(where, { id: edit.itemId, fields: typed, baseRev: edit.baseRev })
	if (!read.ok) return read
	const { list } = edit
	const settled =
		list === 'purchases'
			? []
			: settledByKind(
					held.plan,
					read.patches.map((patch) => ({ kind: list, ...patch })),
				)
	return done(deedOfPatches(held, list, read.patches), settledText(settled))
}
