import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import { editProblems } from '../grid/edit-problems.ts'
import { clockText } from '#shared/formats/day.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import {
	type EditedPlace,
	editedPlace,
	editedValue,
	entryName,
	nameIn,
	nameOfEntry,
	placeInWords,
} from './edited-place.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import { ITEM_KINDS } from '#shared/fields/lists.ts'
import { GRID_KINDS, gridList, HALL_LISTS, isHallList } from '#shared/grid/grid-lists.ts'
import type { Removal } from '#shared/schemas/edits/removal.ts'
import { listed } from './counts.ts'
import type { Settled } from '#shared/schemas/edits/settled-kind.ts'

/** What a page says after an undo or a redo. */
export type UndoReply = { readonly ok: boolean; readonly way: 'undo' | 'redo'; readonly text: string }

type EditsLine = {
	readonly action: string
	readonly kind: string
	readonly itemId: string
	readonly fields: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[]
}
/** Whose later edit stands where a step wrote; of an entry that was removed also what it was. */
type Obstruction = EditedPlace & {
	readonly by: string | null
	readonly at: string | null
	readonly removed: unknown
}
/** A step that cannot be taken back, and why not. */
export type PassedOver = {
	readonly records: readonly EditsLine[]
	readonly obstructions: readonly Obstruction[]
	readonly problems: readonly Problem[]
}
type UndoOutcome = {
	readonly way: 'undo' | 'redo'
	/** the records that were taken back; null where none could be */
	readonly records: readonly EditsLine[] | null
	/** the steps in front of it that could not be, the next one first */
	readonly passed: readonly PassedOver[]
}

function change(plan: PlanFile, { action, kind, itemId, fields }: EditsLine): string {
	const [first] = fields
	if (first === undefined) return ''
	const place = { kind, itemId, field: action === 'update' ? first.field : '' }
	if (action === 'update') return `${editedPlace(plan, place)} is back to ${editedValue(plan, place, first.before)}`
	const name = nameIn(first.before ?? first.after) ?? editedPlace(plan, place)
	return action === 'add' ? `${name} is removed` : `${name} is back in the plan`
}

/** What was taken back, by its first change: notes that went along with a value are not told. */
function changes(plan: PlanFile, records: readonly EditsLine[]): string {
	const values = records.filter(({ kind }) => kind !== 'notes')
	const shown = values.length > 0 ? values : records
	const [first] = shown
	if (first === undefined) return ''
	const fields = shown.reduce((sum, { action, fields: changed }) => sum + (action === 'update' ? changed.length : 1), 0)
	const more = fields > 1 ? ` (and ${counted(fields - 1, 'other change')})` : ''
	return `${change(plan, first)}${more}.`
}

/** An entry by its name, also where it is not in the plan any more. */
const placeAt = (plan: PlanFile, place: EditedPlace, removed: unknown) =>
	placeInWords(
		place,
		(list, id) => nameOfEntry(list === place.kind && id === place.itemId ? removed : null) ?? entryName(plan, list, id),
	)

const at = (time: string | null) => (time === null ? '' : ` at ${clockText(new Date(time))}`)

/** Why a step is left as it is: `Jun Sato changed Capacity of Utility, phase 1 at 14:02 UTC. Your edit is in Activity.` */
function whyNot(plan: PlanFile, { obstructions, problems }: PassedOver): string {
	const [first] = obstructions
	if (first === undefined)
		return editProblems(problems)
			.map(({ text }) => text)
			.join(' ')
	const { by, removed } = first
	if (by === null) return `you have changed ${editedPlace(plan, first)} since. Undo that first.`
	if (removed !== null)
		return `${by} removed ${placeAt(plan, { ...first, field: '' }, removed)}${at(first.at)}. Your edit is in Activity.`
	return `${by} changed ${editedPlace(plan, first)}${at(first.at)}. Your edit is in Activity.`
}

/** `Skipped Capacity of Utility, phase 1: Jun Sato changed it at 14:02 UTC.` */
function skipped(plan: PlanFile, passed: readonly PassedOver[]): string {
	const [next, ...others] = passed
	if (next === undefined) return ''
	const more = others.length === 0 ? '' : ` and ${counted(others.length, 'earlier change')}`
	const [first] = next.obstructions
	const place = first === undefined ? placeOfStep(plan, next.records) : placeAt(plan, first, first.removed)
	const reason =
		first === undefined
			? whyNot(plan, next)
			: `${first.by ?? 'you'} ${first.removed === null ? 'changed' : 'removed'} it${first.at === null ? ' since' : at(first.at)}.`
	return ` Skipped ${place}${more}: ${reason}`
}

/** What a step was of, by its first change. */
function placeOfStep(plan: PlanFile, records: readonly EditsLine[]): string {
	const [line] = records
	if (line === undefined) return 'a change'
	const { action, kind, itemId, fields } = line
	const [first] = fields
	const place = { kind, itemId, field: action === 'update' ? (first?.field ?? '') : '' }
	return nameIn(first?.before ?? first?.after) ?? editedPlace(plan, place)
}

/** `Undone: Capacity of Utility, phase 1 is back to 200 MW.`, with what was passed over; or why nothing was, and whose edit stands in the way. */
export function undoReply(plan: PlanFile, { way, records, passed }: UndoOutcome): UndoReply {
	if (records !== null) {
		const done = `${way === 'undo' ? 'Undone' : 'Redone'}: ${changes(plan, records)}`
		return { ok: true, way, text: `${done}${skipped(plan, passed)}` }
	}
	const not = way === 'undo' ? 'Can’t undo' : 'Can’t redo'
	const [first, ...others] = passed
	const either = way === 'undo' ? 'undone' : 'redone'
	const earlier = sentenceCase(counted(others.length, 'earlier change'))
	const more = others.length === 0 ? '' : ` ${earlier} of yours can’t be ${either} either.`
	return { ok: false, way, text: `${not}: ${first === undefined ? '' : whyNot(plan, first)}${more}` }
}

type Replaced = EditedPlace & {
	readonly by: string
	readonly at: string
	readonly was: unknown
	readonly now: unknown
}

/** `Jun Sato changed Capacity of Utility, phase 1 from your 125 MW to 120 MW at 14:02 UTC.` */
export function replacedTexts(plan: PlanFile, replaced: readonly Replaced[]): string[] {
	return replaced.map((one) => {
		const { field, by, at, was, now } = one
		const when = clockText(new Date(at))
		if (field === '' && now === null) {
			const name = nameIn(was) ?? editedPlace(plan, one)
			return `${by} removed ${name}, which you edited, at ${when}.`
		}
		const from = was === null ? 'empty' : `your ${editedValue(plan, one, was)}`
		return `${by} changed ${editedPlace(plan, one)} from ${from} to ${editedValue(plan, one, now)} at ${when}.`
	})
}

/** What a change of kind has emptied, by label; null where nothing was. */
export function settledText(settled: readonly Settled[]): string | null {
	if (settled.length === 0) return null
	const labels = [...new Set(settled.map(({ kind, field }) => fieldFacts(kind, field).label))]
	return `Saved. Cleared, as the new type does not use it: ${labels.join(', ')}.`
}

/** `its 3 power contracts, 8 halls and 12 notes`. */
export function goesAlong(plan: PlanFile, asked: string, removal: Removal): string {
	const { items, notes, assumptions } = removal
	const halls = plan.buildPhases.filter(({ id }) => items.some((item) => item.list === 'buildPhases' && item.id === id))
	const kept = GRID_KINDS.filter(isHallList).flatMap((list) => {
		const count = halls.flatMap((hall): readonly unknown[] => hall[HALL_LISTS[list].group]).length
		return count === 0 ? [] : [counted(count, gridList(list).noun, gridList(list).plural)]
	})
	const lists = ITEM_KINDS.flatMap((list) => {
		const count = items.filter((item) => item.list === list && `${list}/${item.id}` !== asked).length
		const { noun, plural } = gridList(list)
		return count === 0 ? [] : [counted(count, list === 'powerContracts' ? 'power contract' : noun, plural)]
	})
	return listed([
		...lists,
		...kept,
		...(notes.length === 0 ? [] : [counted(notes.length, 'note', 'notes')]),
		...(assumptions.length === 0 ? [] : [counted(assumptions.length, 'assumption', 'assumptions')]),
	])
}
