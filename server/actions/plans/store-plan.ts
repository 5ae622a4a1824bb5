import type { Actor } from '#server/access/actor.ts'
import { draftOf, listIn } from '#server/runs/edits/plan-edit.ts'
import { overrideOf, type PlanWrite } from '#server/runs/edits/writes-of.ts'
import { createOverrides, deleteOverride, upsertOverride } from '#server/store/rows/assumption-overrides.ts'
import {
	createPlanItems,
	deletePlanItem,
	movePlanItem,
	updatePlanItem,
	type ScenarioScope,
} from '#server/store/rows/plan-documents.ts'
import { updateDifferences, updateHead } from '#server/store/rows/scenarios.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { ITEM_KINDS } from '#shared/schemas/plan-items.ts'

/** Writes the lists and overrides of a new plan. */
export async function storeNewPlan(actor: Actor, scope: ScenarioScope, plan: PlanFile): Promise<void> {
	const draft = draftOf(plan)
	// Sites first, since the other lists' rows point at them.
	for (const kind of ITEM_KINDS) await createPlanItems(scope, kind, { items: listIn(draft, kind), at: 0 })
	const author = { userId: actor.userId, userName: actor.name }
	const overrides = Object.entries(plan.assumptions).map(([key, entry]) => ({ ...overrideOf(key, entry), ...author }))
	if (overrides.length > 0) await createOverrides(scope, overrides)
}

/** Writes one thing that an edit has changed, and nothing beside it. */
export async function storeWrite(actor: Actor, scope: ScenarioScope, write: PlanWrite): Promise<void> {
	switch (write.write) {
		case 'differences':
			return await updateDifferences(scope, write.differences)
		case 'head':
			return await updateHead(scope, write.fields)
		case 'override':
			return await upsertOverride(scope, { ...write.override, userId: actor.userId, userName: actor.name })
		case 'default':
			return await deleteOverride(scope, write.key)
		case 'removal':
			return await deletePlanItem(scope, write.kind, write)
		case 'item':
			return await createPlanItems(scope, write.kind, { items: [write.item], at: write.at })
		case 'fields':
			if (Object.keys(write.fields).length > 0) await updatePlanItem(scope, write.kind, write)
			if (write.moved !== null) await movePlanItem(scope, write.kind, { id: write.newId, ...write.moved })
	}
}
