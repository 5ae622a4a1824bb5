import type { Actor } from '#server/auth/actor.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { ItemKind } from '#shared/schemas/plan-items.ts'
import { removalOf } from '#shared/schemas/removal.ts'
import type { EditAnswer } from './change-plan.ts'
import { editPlan } from './edit-plan.ts'
import type { PlanRef } from './get-scenario.ts'
import type { PlanEdit } from './plan-edit.ts'

type Asked = {
	readonly kind: ItemKind
	readonly itemId: string
	readonly baseRev?: number | undefined
	readonly why?: string | undefined
}

/**
 * Removes an item with all that rests on it, such as a site's contracts, their notes and assumptions, and puts right what
 * names it: one step, so that undo brings all of it back.
 */
export async function removePlanItem(actor: Actor, ref: PlanRef, { why, ...asked }: Asked): Promise<EditAnswer> {
	return await editPlan(actor, ref, { edits: (plan) => removalEdits(plan, asked), why })
}

function removalEdits(plan: PlanFile, { kind, itemId, baseRev }: Asked): readonly PlanEdit[] {
	const { items, changes, notes, assumptions } = removalOf(plan, { list: kind, id: itemId })
	const asked = { action: 'remove', kind, itemId, baseRev } as const
	// Of an item that somebody else has removed meanwhile nothing is left to settle; the edit itself says so.
	if (items.length === 0) return [asked]
	return [
		...notes.map((key) => ({ action: 'update' as const, kind: 'notes' as const, itemId: key, field: '', value: null })),
		...assumptions.map((key) => ({
			action: 'update' as const,
			kind: 'assumptions' as const,
			itemId: key,
			field: '',
			value: null,
		})),
		...changes.map(({ list, id, field, value }) => ({
			action: 'update' as const,
			kind: list,
			itemId: id,
			field,
			value,
			baseRev,
		})),
		...items.map(({ list, id }) => ({ action: 'remove' as const, kind: list, itemId: id, baseRev })),
	]
}
