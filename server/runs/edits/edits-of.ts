import type { JsonRecord } from '#server/store/rows/plan-documents.ts'
import { GRID_KINDS, isHallList } from '#shared/grid/grid-lists.ts'
import { hallRowEdits } from '#server/runs/edits/pages/hall-row-edits.ts'
import { copyOf } from '#shared/schemas/edits/copied-item.ts'
import type { Differences, EntryDifference } from '#shared/schemas/differences.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { keyOfNote } from '#shared/schemas/note-key.ts'
import type { DateChange, PlanCommand, PlainCommand } from './plan-command.ts'
import { mergeEdits } from './commands/merge-edits.ts'
import { fieldEdit, idOf, isRecord, listIn, placeOf, type PlanEdit, type FieldEdit } from './plan-edit.ts'
import { partEdits } from './commands/part-edits.ts'
import { actualEdits, patchEdits } from './commands/patch-edits.ts'
import { restoreEdits } from './commands/restore-edits.ts'
import { editsBetween } from './commands/edits-between.ts'
import { removalEdits } from './commands/removal-edits.ts'
import { applyDifferences } from './apply-differences.ts'

type Baseline = { readonly plan: PlanFile; readonly draft: JsonRecord }
type Promotion = { readonly differences: Differences; readonly baseRev: number }

/** The edits that give a baseline what a scenario states, without what it leaves no room for. */
function promotionEdits({ plan, draft }: Baseline, { differences, baseRev }: Promotion): readonly PlanEdit[] {
	const { aside, draft: promoted } = applyDifferences(plan, differences)
	const left = new Set(aside.entries.map(({ list, id }) => `${list} ${id}`))
	const remaining = differences.entries.filter(({ list, id }) => !left.has(`${list} ${id}`))
	const keyed = (kind: 'assumptions' | 'notes') =>
		Object.entries(differences[kind])
			.filter(([key]) => !Object.hasOwn(aside[kind], key))
			.map(([itemId, value]): FieldEdit => ({ action: 'update', kind, itemId, field: '', value, baseRev }))
	const head = Object.entries(differences.head)
		.filter(([field]) => !Object.hasOwn(aside.head, field))
		.map(([field, value]): FieldEdit => ({ action: 'update', kind: 'head', itemId: '', field, value, baseRev }))
	const isThere = ({ list, id }: EntryDifference) => placeOf(draft, list, id) >= 0
	const changes = remaining.flatMap((one) =>
		one.how !== 'changed'
			? []
			: Object.entries(one.fields).map(([field, value]): FieldEdit => ({
					action: 'update',
					kind: one.list,
					itemId: one.id,
					field,
					value,
					baseRev,
				})),
	)
	const removals = remaining
		.filter((one) => one.how !== 'changed' && isThere(one))
		.map(({ list: kind, id: itemId }) => ({ action: 'remove', kind, itemId, baseRev }) as const)
	const additions = remaining
		.flatMap((one) => (one.how === 'added' ? [{ one, at: placeOf(promoted, one.list, one.id) }] : []))
		.sort((a, b) => a.at - b.at)
		.map(({ one: { list: kind, item }, at }) => ({ action: 'add', kind, item, at }) as const)
	return [...head, ...changes, ...removals, ...additions, ...keyed('assumptions'), ...keyed('notes')]
}

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
type EditsOf<K extends PlanCommand['command']> = Extract<PlanCommand, { readonly command: K }>

/** Dates of several lists as patches of theirs; what a hall keeps is an edit of the hall. */
function dateEdits(held: HeldPlan, { changes, baseRev }: Omit<EditsOf<'dates'>, 'command'>): readonly PlanEdit[] {
	const patchOf = ({ id, field, becomes }: DateChange) => {
		const value = becomes.includes('-') ? becomes : Number(becomes)
		return { itemId: id, field, value, baseRev }
	}
	const own = changes.flatMap((change) => (isHallList(change.list) ? [] : [{ kind: change.list, ...patchOf(change) }]))
	const halls = GRID_KINDS.filter(isHallList).flatMap((list) => {
		const patches = changes.filter((change) => change.list === list).map(patchOf)
		return hallRowEdits(held.plan, { list, edit: { intent: 'set', patches }, baseRev })
	})
	return patchEdits(held.plan, {
		patches: [...own, ...halls.map((patch) => ({ kind: 'buildPhases' as const, ...patch }))],
		notes: [],
	})
}

/** A copy of an item behind it, with the notes beside its fields. */
function copyEdits({ plan, draft }: HeldPlan, { kind, itemId }: EditsOf<'copy'>): readonly PlanEdit[] {
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
export const editsOf = (held: HeldPlan, command: PlainCommand): readonly PlanEdit[] =>
	writtenEdits(held, command).flatMap(singleStep)

/** A target of one step is written as the target and its month, as a plan file that has it so is read. */
function singleStep(edit: PlanEdit): readonly PlanEdit[] {
	if (edit.action !== 'update' || edit.kind !== 'sites' || edit.field !== 'targets' || !Array.isArray(edit.value))
		return [edit]
	const [step, ...more] = edit.value
	if (!isRecord(step) || more.length > 0) return [edit]
	const { itMW = null, month = null } = step
	return Object.entries({ targetItMW: itMW, targetMonth: month, targets: [] }).map(([field, value]) => ({
		...edit,
		field,
		value,
	}))
}

function writtenEdits(held: HeldPlan, command: PlainCommand): readonly PlanEdit[] {
	switch (command.command) {
		case 'edits':
			return command.edits
		case 'patches':
			return patchEdits(held.plan, command)
		case 'dates':
			return dateEdits(held, command)
		case 'actuals':
			return actualEdits(held.draft, command.patches)
		case 'several':
			return command.commands.flatMap((one) => writtenEdits(held, one))
		case 'removal':
			return removalEdits(held.plan, [{ list: command.kind, id: command.itemId }], command)
		case 'parts':
			return partEdits(held, command)
		case 'promotion':
			return promotionEdits(held, command)
		case 'merge':
			return mergeEdits(held, command)
		case 'replacement':
			return editsBetween(held.draft, command.plan)
		case 'copy':
			return copyEdits(held, command)
		case 'restore':
			return restoreEdits(held, command)
	}
}
