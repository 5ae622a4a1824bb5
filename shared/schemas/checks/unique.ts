import { ITEM_KINDS, type ItemKind } from '../plan-items.ts'
import type { Problem } from '../problem.ts'
import type { Draft } from './draft.ts'

function repeated(list: string, ids: readonly (string | null)[]): readonly Problem[] {
	const first = new Map<string, number>()
	return ids.flatMap((id, index) => {
		if (id === null) return []
		const taken = first.get(id)
		if (taken === undefined) {
			first.set(id, index)
			return []
		}
		return [
			{
				path: `${list}[${index}].id`,
				message: `"${id}" is already the id of ${list}[${taken}]`,
				mend: 'Give one of them another id.',
			},
		]
	})
}

const withIds: readonly ItemKind[] = ITEM_KINDS.filter((kind) => kind !== 'actuals')

/** Ids are unique within their list, own catalogue rows within their table. */
export function checkUnique(draft: Draft): readonly Problem[] {
	return [
		...withIds.flatMap((kind) => repeated(kind, draft.writtenIds[kind])),
		...[...draft.writtenRows].flatMap(([table, ids]) => repeated(`catalogue.${table}`, ids)),
	]
}
