import { randomUUID } from 'node:crypto'
import type { Actor } from '#server/auth/actor.ts'
import type { JsonRecord } from '#server/repositories/plan-documents.ts'
import type { ItemKind } from '#shared/schemas/plan-items.ts'
import { copyOf } from '#shared/schemas/copied-item.ts'
import type { EditAnswer } from './change-plan.ts'
import { editPlan } from './edit-plan.ts'
import type { PlanRef } from './get-scenario.ts'
import { draftOf, idOf, listIn, placeOf, type PlanEdit } from './plan-edit.ts'

/** Puts a copy of an item behind it, with the notes beside its fields. */
export async function duplicatePlanItem(
	actor: Actor,
	ref: PlanRef,
	{ kind, itemId }: { readonly kind: ItemKind; readonly itemId: string },
): Promise<EditAnswer> {
	const letters = randomUUID().slice(0, 4)
	return await editPlan(actor, ref, {
		edits: (plan): readonly PlanEdit[] => {
			const draft = draftOf(plan)
			const at = placeOf(draft, kind, itemId)
			const original = listIn(draft, kind)[at]
			// Naming what is not there any more says so in the words of every edit.
			if (original === undefined) return [{ action: 'update', kind, itemId, field: 'name', value: null }]
			const copy: JsonRecord = { ...original, ...copyOf(plan, { list: kind, item: original, letters }) }
			const own = Object.entries(copy).filter(([, value]) => value !== null)
			const front = `${kind}/${itemId}/`
			const notes =
				kind === 'actuals' ? [] : Object.entries(listedNotes(draft)).filter(([key]) => key.startsWith(front))
			return [
				{ action: 'add', kind, item: Object.fromEntries(own), at: at + 1 },
				...notes.map(([key, note]) => ({
					action: 'update' as const,
					kind: 'notes' as const,
					itemId: `${kind}/${idOf(kind, copy)}/${key.slice(front.length)}`,
					field: '',
					value: note,
				})),
			]
		},
	})
}

function listedNotes({ notes }: JsonRecord): JsonRecord {
	return typeof notes === 'object' && notes !== null && !Array.isArray(notes) ? notes : {}
}
