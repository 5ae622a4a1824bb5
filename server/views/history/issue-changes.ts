import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { IssueChanges } from '../report/report-model.ts'
import { buildCompareView, type ComparedPlan } from '../scenarios/compare-view.ts'
import { editedPlace, editedValue, nameIn } from '../messages/edited-place.ts'
import { MISSING } from '#shared/formats/figures.ts'
import type { ChangeLine } from './activity-view.ts'

/** Lines that are listed; the count of the others is told. */
const MOST_EDITS = 200
const MOST_FIGURES = 40

type Edit = Pick<ChangeLine, 'kind' | 'itemId' | 'userName' | 'at'> & {
	readonly field: string
	readonly before: unknown
	readonly after: unknown
	readonly whys: readonly string[]
}

const wholeOf = ({ kind, itemId }: Pick<Edit, 'kind' | 'itemId'>) => JSON.stringify([kind, itemId, ''])
const keyOf = (edit: Edit) => JSON.stringify([edit.kind, edit.itemId, edit.field])
const isSame = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** Where somebody edited the same place twice, one edit from the first value to the last: what was taken back is none. */
function settledEdits(lines: readonly ChangeLine[]): readonly Edit[] {
	const settled = new Map<string, Edit>()
	for (const { fields, why, ...line } of lines.filter(({ action }) => action !== 'create')) {
		for (const { field, before, after } of fields) {
			const edit = { ...line, field, before, after, whys: why === '' ? [] : [why] }
			const earlier = settled.get(keyOf(edit))
			settled.delete(keyOf(edit))
			const whys = [...new Set([...(earlier?.whys ?? []), ...edit.whys])]
			settled.set(keyOf(edit), { ...edit, before: earlier === undefined ? before : earlier.before, whys })
		}
	}
	// An entry that came or went did so with all its fields.
	const ofWhole = (edit: Edit) => edit.field !== '' && settled.has(wholeOf(edit))
	return [...settled.values()].filter((edit) => !isSame(edit.before, edit.after) && !ofWhole(edit))
}

/** What of a plan was edited, the latest first, with the count of what is not listed. */
export function editsListed(
	plan: PlanFile,
	lines: readonly ChangeLine[],
): Pick<IssueChanges, 'edits' | 'editsLeftOut'> {
	const settled = settledEdits(lines).toReversed()
	return {
		edits: settled.slice(0, MOST_EDITS).map((edit) => {
			const isEntry = edit.field === '' && edit.kind !== 'assumptions' && edit.kind !== 'notes'
			const named = isEntry ? (nameIn(edit.after) ?? nameIn(edit.before)) : null
			const text = (value: unknown) => {
				if (!isEntry) return editedValue(plan, edit, value)
				return value === null || value === undefined ? 'not in the plan' : 'in the plan'
			}
			return {
				at: edit.at.toISOString(),
				by: edit.userName,
				place: named ?? editedPlace(plan, edit),
				before: text(edit.before),
				after: text(edit.after),
				why: edit.whys.join('; '),
			}
		}),
		editsLeftOut: Math.max(0, settled.length - MOST_EDITS),
	}
}

/** The figures of a comparison that are not what they were. */
export function figuresMoved(before: ComparedPlan, after: ComparedPlan): IssueChanges['figures'] {
	const { groups } = buildCompareView([
		{ label: 'before', plan: before },
		{ label: 'after', plan: after },
	])
	const rows = groups.flatMap(({ rows: ofGroup }) => ofGroup)
	return rows
		.map(({ name, note, cells: [was, is] }) => ({
			name: note === '' ? name : `${name}, ${note}`,
			before: was?.text ?? MISSING,
			after: is?.text ?? MISSING,
			why: is?.why ?? null,
		}))
		.filter((row) => row.before !== row.after)
		.slice(0, MOST_FIGURES)
}
