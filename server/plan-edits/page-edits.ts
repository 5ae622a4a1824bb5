import type { EditProblem } from '#shared/presentation/grid/edit-reply.ts'
import { isGraded, type GridList } from '#shared/presentation/grid/grid-lists.ts'
import { purchaseEdits, type PurchaseEdit } from '#shared/presentation/grid/purchase-edits.ts'
import { figuresIn, readCells, readForm, readNewItem, type Patch } from '#shared/presentation/grid/read-edits.ts'
import { settledText } from '#shared/presentation/wording/settled-text.ts'
import { settledByKind } from '#shared/schemas/edits/settled-kind.ts'
import type { AskedEdit, Deed, Rests } from './deed.ts'
import type { HeldPlan } from './edits-of.ts'
import { idOf } from './plan-edit.ts'
import { noteEdit, rangeEdits } from './range-edits.ts'

type PlainDeed = Exclude<Deed, { readonly deed: 'page' }>
type Read =
	| { readonly ok: true; readonly deed: PlainDeed; readonly said: string | null }
	| { readonly ok: false; readonly problems: readonly EditProblem[] }
type Page = Extract<Deed, { readonly deed: 'page' }>
type Of<I extends AskedEdit['intent']> = Extract<AskedEdit, { readonly intent: I }>

const NO_NOTES = 'Nothing is noted on the figures of this list.'
const NO_FIGURE = 'Grade and source are of the figures changed here, and none is. Those of others stand in their row.'

/**
 * A purchase is kept with its hall, by its place in the hall's list: whatever is done to it is an edit of that list, as it
 * was seen.
 */
function purchaseDeed({ plan, rev }: HeldPlan, edit: PurchaseEdit, baseRev = rev): PlainDeed {
	const patches = purchaseEdits(plan, edit, baseRev).map((patch) => ({ kind: 'buildPhases' as const, ...patch }))
	return { deed: 'patches', patches, notes: [] }
}

const entered = (text: string) => (text.trim() === '' ? null : text.trim())

/** What was said of figures; '' says nothing. */
function saidIn({ quality = '', source = '' }: Partial<Rests>) {
	const parts = [
		{ part: 'quality', value: entered(quality) },
		{ part: 'source', value: entered(source) },
	] as const
	return parts.filter(({ value }) => value !== null)
}

type Patched = { readonly list: GridList; readonly patches: readonly Patch[]; readonly rests: Partial<Rests> }

function deedOfPatches(held: HeldPlan, { list, patches, rests }: Patched): PlainDeed {
	if (list === 'purchases') {
		const bases = patches.flatMap(({ baseRev }) => baseRev ?? [])
		return purchaseDeed(held, { intent: 'set', patches }, Math.min(held.rev, ...bases))
	}
	if (list === 'actuals') return { deed: 'actuals', patches }
	const figures = figuresIn(list, patches)
	const noted = patches.filter(({ field }) => figures.includes(field))
	return {
		deed: 'patches',
		patches: patches.map((patch) => ({ kind: list, ...patch })),
		notes: noted.flatMap(({ itemId, field, baseRev }) =>
			saidIn(rests).map((said) => ({ kind: list, itemId, field, baseRev, ...said })),
		),
	}
}

function deedOfNew(
	held: HeldPlan,
	{ list, ...rests }: Of<'add'>,
	{ typed, today }: Pick<Page, 'typed' | 'today'>,
): Read {
	const read = readNewItem({ plan: held.plan, list, today }, typed)
	if (!read.ok) return read
	const { item, ranges, figures } = read
	if (list === 'purchases') return { ok: true, deed: purchaseDeed(held, { intent: 'add', item }), said: null }
	const place = { kind: list, itemId: idOf(list, item) }
	const notes = ranges.flatMap(({ field, low, high }) => rangeEdits({ ...place, field }, { low, high }))
	const rest = isGraded(list)
		? figures.flatMap((field) => saidIn(rests).map((said) => noteEdit(place, { field, ...said })))
		: []
	const edits = [{ action: 'add' as const, kind: list, item }, ...notes, ...rest]
	return { ok: true, deed: { deed: 'edits', edits }, said: null }
}

function deedOfRow(held: HeldPlan, edit: Of<'remove' | 'duplicate'>): PlainDeed {
	const { intent, list, itemId, baseRev } = edit
	if (list === 'purchases') return purchaseDeed(held, { intent, id: itemId }, baseRev)
	return intent === 'remove' ? { deed: 'removal', kind: list, itemId, baseRev } : { deed: 'copy', kind: list, itemId }
}

/** Grade and source of one figure, as one step. */
function deedOfNote(edit: Of<'note'>): PlainDeed | null {
	const { list, itemId, noted, quality, source, baseRev } = edit
	if (!isGraded(list)) return null
	const place = { kind: list, itemId, field: noted, baseRev }
	return {
		deed: 'patches',
		patches: [],
		notes: [
			{ ...place, part: 'quality', value: entered(quality) },
			{ ...place, part: 'source', value: entered(source) },
		],
	}
}

/** What a page asks for as a deed on the plan, or what of it cannot be read. */
export function readPageEdit(held: HeldPlan, { edit, typed, today }: Page): Read {
	const where = { plan: held.plan, list: edit.list, today }
	const done = (deed: PlainDeed, said: string | null = null): Read => ({ ok: true, deed, said })
	if (edit.intent === 'remove' || edit.intent === 'duplicate') return done(deedOfRow(held, edit))
	if (edit.intent === 'add') return deedOfNew(held, edit, { typed, today })
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
	const rests = edit.intent === 'save' && isGraded(list) ? edit : {}
	if (saidIn(rests).length > 0 && figuresIn(list, read.patches).length === 0)
		return { ok: false, problems: [{ field: 'source', text: NO_FIGURE }] }
	const settled =
		list === 'purchases'
			? []
			: settledByKind(
					held.plan,
					read.patches.map((patch) => ({ kind: list, ...patch })),
				)
	return done(deedOfPatches(held, { list, patches: read.patches, rests }), settledText(settled))
}
