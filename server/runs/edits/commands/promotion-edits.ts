import type { JsonRecord } from '#server/store/rows/plan-documents.ts'
import type { Differences, EntryDifference } from '#shared/schemas/differences.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { applyDifferences } from '../apply-differences.ts'
import { placeOf, type FieldEdit, type PlanEdit } from '../plan-edit.ts'

type Baseline = { readonly plan: PlanFile; readonly draft: JsonRecord }
type Promotion = { readonly differences: Differences; readonly baseRev: number }

/** The edits that give a baseline what a scenario states, without what it leaves no room for. */
export function promotionEdits({ plan, draft }: Baseline, { differences, baseRev }: Promotion): readonly PlanEdit[] {
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
