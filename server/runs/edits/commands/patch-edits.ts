import type { JsonRecord } from '#server/store/rows/plan-documents.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { settledByKind } from '#shared/schemas/edits/settled-kind.ts'
import type { ActualPatch, PlanCommand } from '../plan-command.ts'
import { fieldEdit, idOf, listIn, placeOf, type PlanEdit } from '../plan-edit.ts'
import { noteEdit, rangeEdits } from './range-edits.ts'

type Patched = Omit<Extract<PlanCommand, { readonly command: 'patches' }>, 'command'>

/** Fields of items: one cell of a grid, or a pasted block. What a new kind has no use for is emptied with it. */
export function patchEdits(plan: PlanFile, { patches, notes }: Patched): readonly PlanEdit[] {
	const ranges = patches.flatMap(({ range, ...place }) => (range === undefined ? [] : rangeEdits(place, range)))
	return [
		...patches.map(({ range: _range, ...patch }) => fieldEdit(patch)),
		...settledByKind(plan, patches).map((place) => fieldEdit({ ...place, value: null })),
		...ranges,
		...notes.map(({ baseRev, ...note }) => ({ ...noteEdit(note, note), baseRev })),
	]
}

/** One that is now of something else, or of another month, takes the place of the old one. */
export function actualEdits(draft: JsonRecord, patches: readonly ActualPatch[]): readonly PlanEdit[] {
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
