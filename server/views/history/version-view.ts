import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Finding } from '../findings/finding.ts'
import { editedPlace, editedValue, nameIn, type EditedPlace } from '../messages/edited-place.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'

/** What of a plan was otherwise, as the edits that would bring it back tell it. */
export type VersionChange = EditedPlace & { readonly now: unknown; readonly then: unknown }
type VersionRow = {
	readonly kind: string
	readonly itemId: string
	readonly field: string
	readonly place: string
	readonly then: string
	readonly now: string
}
export type VersionView = { readonly finding: Finding; readonly rows: readonly VersionRow[]; readonly more: number }

/** More rows are read by nobody: restoring the whole brings them all. */
const MOST_ROWS = 300

/** How a plan differs now from what it was. */
export function buildVersionView(plan: PlanFile, version: number, changes: readonly VersionChange[]): VersionView {
	const count = counted(changes.length, 'difference')
	return {
		finding: {
			title:
				changes.length === 0
					? `Version ${String(version)} is the current plan`
					: sentenceCase(`${count} between version ${String(version)} and now`),
			lede: 'Restoring creates a new version: nothing done since is lost, and you can undo it.',
		},
		rows: changes.slice(0, MOST_ROWS).map((change) => ({
			...placeOf(change),
			place: placeText(plan, change),
			then: valueText(plan, change, change.then),
			now: valueText(plan, change, change.now),
		})),
		more: Math.max(0, changes.length - MOST_ROWS),
	}
}

const placeOf = ({ kind, itemId, field }: VersionChange) => ({ kind, itemId, field })

const isWhole = ({ kind, field }: VersionChange) => field === '' && kind !== 'notes' && kind !== 'assumptions'

function placeText(plan: PlanFile, change: VersionChange): string {
	const named = isWhole(change) ? (nameIn(change.then) ?? nameIn(change.now)) : null
	return named ?? editedPlace(plan, change)
}

function valueText(plan: PlanFile, change: VersionChange, value: unknown): string {
	if (!isWhole(change)) return editedValue(plan, change, value)
	return value === null ? 'not in the plan' : 'in the plan'
}
