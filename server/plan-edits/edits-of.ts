import type { JsonRecord } from '#server/repositories/plan-documents.ts'
import { purchaseEdits } from '#shared/presentation/grid/purchase-edits.ts'
import { copyOf } from '#shared/schemas/edits/copied-item.ts'
import type { Differences } from '#shared/schemas/differences.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { removalOf } from '#shared/schemas/edits/removal.ts'
import { settledByKind } from '#shared/schemas/edits/settled-kind.ts'
import { keyOfNote } from '#shared/schemas/note-key.ts'
import type { ActualPatch, DateChange, PlanCommand, PlainCommand } from './plan-command.ts'
import { inverseEdits } from './inverse-edits.ts'
import { fieldEdit, idOf, isRecord, listIn, placeOf, type PlanEdit } from './plan-edit.ts'
import { promotionEdits } from './promotion-edits.ts'
import { noteEdit, rangeEdits } from './range-edits.ts'

/** A plan as it stands, with the draft that edits are made on. */
export type HeldPlan = {
	readonly rev: number
	readonly plan: PlanFile
	readonly draft: JsonRecord
	/** of a scenario: the plan that it follows where it does not differ */
	readonly follows?: Followed
}
export type Followed = {
	readonly baseline: PlanFile
	readonly draft: JsonRecord
	readonly differences: Differences
	/** those that the baseline leaves no room for */
	readonly aside: Differences
}
type Of<K extends PlanCommand['command']> = Extract<PlanCommand, { readonly command: K }>

/** Fields of items: one cell of a grid, or a pasted block. What a new kind has no use for is emptied with it. */
function patchEdits({ plan }: HeldPlan, { patches, notes }: Omit<Of<'patches'>, 'command'>): readonly PlanEdit[] {
	const ranges = patches.flatMap(({ range, ...place }) => (range === undefined ? [] : rangeEdits(place, range)))
	return [
		...patches.map(({ range: _range, ...patch }) => fieldEdit(patch)),
		...settledByKind(plan, patches).map((place) => fieldEdit({ ...place, value: null })),
		...ranges,
		...notes.map(({ baseRev, ...note }) => ({ ...noteEdit(note, note), baseRev })),
	]
}

/** One that is now of something else, or of another month, takes the place of the old one. */
function actualEdits({ draft }: HeldPlan, patches: readonly ActualPatch[]): readonly PlanEdit[] {
	return [...new Set(patches.map(({ itemId }) => itemId))].flatMap((itemId): readonly PlanEdit[] => {
		const own = patches.filter((patch) => patch.itemId === itemId)
		const at = placeOf(draft, 'actuals', itemId)
		const was = listIn(draft, 'actuals')[at] ?? {}
		const item = own.reduce<JsonRecord>((now, { field, value }) => ({ ...now, [field]: value }), was)
		if (at < 0 || idOf('actuals', item) === itemId) return own.map((patch) => fieldEdit({ kind: 'actuals', ...patch }))
		return [
			{ action: 'remove', kind: 'actuals', itemId, baseRev: own[0]?.baseRev },
			{ action: 'add', kind: 'actuals', item, at },
		]
	})
}

/** Dates of several lists as patches of theirs; a purchase is kept with its hall. */
function dateEdits(held: HeldPlan, { changes, baseRev }: Omit<Of<'dates'>, 'command'>): readonly PlanEdit[] {
	const patchOf = ({ id, field, becomes }: DateChange) => {
		const value = becomes.includes('-') ? becomes : Number(becomes)
		return { itemId: id, field, value, baseRev }
	}
	const own = changes.flatMap((change) =>
		change.list === 'purchases' ? [] : [{ kind: change.list, ...patchOf(change) }],
	)
	const bought = changes.filter(({ list }) => list === 'purchases').map(patchOf)
	const halls = purchaseEdits(held.plan, { intent: 'set', patches: bought }, baseRev)
	return patchEdits(held, {
		patches: [...own, ...halls.map((patch) => ({ kind: 'buildPhases' as const, ...patch }))],
		notes: [],
	})
}

/** An item with all that rests on it, such as a site's contracts, their notes and assumptions, and what names it. */
function removalEdits({ plan }: HeldPlan, { kind, itemId, baseRev }: Of<'removal'>): readonly PlanEdit[] {
	const { items, changes, notes, assumptions } = removalOf(plan, { list: kind, id: itemId })
	const gone = (table: 'notes' | 'assumptions') => (key: string) =>
		fieldEdit({ kind: table, itemId: key, field: '', value: null })
	// Of an item that somebody else has removed meanwhile nothing is left to settle; the edit itself says so.
	if (items.length === 0) return [{ action: 'remove', kind, itemId, baseRev }]
	return [
		...notes.map(gone('notes')),
		...assumptions.map(gone('assumptions')),
		...changes.map(({ list, id, field, value }) => fieldEdit({ kind: list, itemId: id, field, value, baseRev })),
		...items.map(({ list, id }) => ({ action: 'remove' as const, kind: list, itemId: id, baseRev })),
	]
}

/** A copy of an item behind it, with the notes beside its fields. */
function copyEdits({ plan, draft }: HeldPlan, { kind, itemId }: Of<'copy'>): readonly PlanEdit[] {
	const at = placeOf(draft, kind, itemId)
	const original = listIn(draft, kind)[at]
	// Naming what is not there any more says so in the words of every edit.
	if (original === undefined) return [fieldEdit({ kind, itemId, field: 'name', value: null })]
	const letters = crypto.randomUUID().slice(0, 4)
	const copy: JsonRecord = { ...original, ...copyOf(plan, { list: kind, item: original, letters }) }
	const front = keyOfNote({ list: kind, id: itemId, field: '' })
	const all = isRecord(draft['notes']) ? Object.entries(draft['notes']) : []
	const notes = kind === 'actuals' ? [] : all.filter(([key]) => key.startsWith(front))
	return [
		{
			action: 'add',
			kind,
			item: Object.fromEntries(Object.entries(copy).filter(([, value]) => value !== null)),
			at: at + 1,
		},
		...notes.map(([key, note]) => {
			const itemId = keyOfNote({ list: kind, id: idOf(kind, copy), field: key.slice(front.length) })
			return fieldEdit({ kind: 'notes', itemId, field: '', value: note })
		}),
	]
}

/** The edits that a command comes to in the plan as it stands. What a page asks for is another of them first. */
export function editsOf(held: HeldPlan, command: PlainCommand): readonly PlanEdit[] {
	switch (command.command) {
		case 'edits':
			return command.edits
		case 'patches':
			return patchEdits(held, command)
		case 'dates':
			return dateEdits(held, command)
		case 'actuals':
			return actualEdits(held, command.patches)
		case 'several':
			return command.commands.flatMap((one) => editsOf(held, one))
		case 'removal':
			return removalEdits(held, command)
		case 'promotion':
			return promotionEdits(held, command)
		case 'copy':
			return copyEdits(held, command)
		case 'undo':
			return command.records.toReversed().flatMap((record) => inverseEdits(record, held.follows?.draft))
	}
}
