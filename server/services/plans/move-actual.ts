import type { Actor } from '#server/auth/actor.ts'
import type { Json, JsonRecord } from '#server/repositories/plan-documents.ts'
import type { EditAnswer } from './change-plan.ts'
import { editPlan } from './edit-plan.ts'
import type { PlanRef } from './get-scenario.ts'
import { draftOf, idOf, listIn, placeOf, type PlanEdit } from './plan-edit.ts'

type ActualPatch = {
	readonly itemId: string
	readonly field: string
	readonly value: Json
	readonly baseRev?: number | undefined
}

/** Sets fields of actuals. One that is now of something else, or of another month, takes the place of the old one. */
export async function moveActual(actor: Actor, ref: PlanRef, patches: readonly ActualPatch[]): Promise<EditAnswer> {
	const ids = [...new Set(patches.map(({ itemId }) => itemId))]
	return await editPlan(actor, ref, {
		edits: (plan): readonly PlanEdit[] => {
			const draft = draftOf(plan)
			return ids.flatMap((itemId): readonly PlanEdit[] => {
				const own = patches.filter((patch) => patch.itemId === itemId)
				const at = placeOf(draft, 'actuals', itemId)
				const was = listIn(draft, 'actuals')[at] ?? {}
				const item = own.reduce<JsonRecord>((now, { field, value }) => ({ ...now, [field]: value }), was)
				if (at < 0 || idOf('actuals', item) === itemId)
					return own.map(({ field, value, baseRev }) => ({
						action: 'update',
						kind: 'actuals',
						itemId,
						field,
						value,
						baseRev,
					}))
				return [
					{ action: 'remove', kind: 'actuals', itemId, baseRev: own[0]?.baseRev },
					{ action: 'add', kind: 'actuals', item, at },
				]
			})
		},
	})
}
