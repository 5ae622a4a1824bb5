import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Problem } from '#shared/schemas/problem.ts'
import { editProblems } from '../grid/edit-problems.ts'
import { clockText } from './day.ts'
import { counted } from './months.ts'
import { editedPlace, editedValue, nameIn, type EditedPlace } from './edited-place.ts'

/** What a page says after an undo or a redo. */
export type UndoReply = { readonly ok: boolean; readonly way: 'undo' | 'redo'; readonly text: string }

type Line = {
	readonly action: string
	readonly kind: string
	readonly itemId: string
	readonly fields: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[]
}
type UndoOutcome = {
	readonly ok: boolean
	readonly way: 'undo' | 'redo'
	/** the records that were or would have been taken back */
	readonly records: readonly Line[]
	readonly obstructions: readonly (EditedPlace & { readonly by: string | null; readonly at: string | null })[]
	readonly problems: readonly Problem[]
}

function change(plan: PlanFile, { action, kind, itemId, fields }: Line): string {
	const [first] = fields
	if (first === undefined) return ''
	const place = { kind, itemId, field: action === 'update' ? first.field : '' }
	if (action === 'update') return `${editedPlace(plan, place)} is ${editedValue(plan, place, first.before)} again`
	const name = nameIn(first.before ?? first.after) ?? editedPlace(plan, place)
	return action === 'add' ? `${name} is out of the plan again` : `${name} is in the plan again`
}

/** What was taken back, by its first change: notes that went along with a value are not told. */
function changes(plan: PlanFile, records: readonly Line[]): string {
	const values = records.filter(({ kind }) => kind !== 'notes')
	const shown = values.length > 0 ? values : records
	const [first] = shown
	if (first === undefined) return ''
	const fields = shown.reduce((sum, { action, fields: changed }) => sum + (action === 'update' ? changed.length : 1), 0)
	const more = fields > 1 ? `, and ${counted(fields - 1, 'other change')} with it` : ''
	return `${change(plan, first)}${more}.`
}

/** `Undone: Capacity of Utility, phase 1 is 200 MW again.`, or why it was not and whose edit stands in the way. */
export function undoReply(plan: PlanFile, { ok, way, records, obstructions, problems }: UndoOutcome): UndoReply {
	if (ok) return { ok, way, text: `${way === 'undo' ? 'Undone' : 'Done again'}: ${changes(plan, records)}` }
	if (records.length === 0) return { ok, way, text: problems.map(({ message }) => message).join(' ') }
	const not = way === 'undo' ? 'Not undone' : 'Not done again'
	const [first] = obstructions
	if (first === undefined) {
		const reasons = editProblems(problems).map(({ text }) => text)
		return { ok, way, text: `${not}: ${reasons.join(' ')}` }
	}
	const place = editedPlace(plan, first)
	if (first.by === null) return { ok, way, text: `${not}: you have changed ${place} yourself since. Undo that first.` }
	const when = first.at === null ? '' : ` at ${clockText(new Date(first.at))}`
	return { ok, way, text: `${not}: ${first.by} has changed ${place} since${when}. Yours stays in the activity.` }
}
