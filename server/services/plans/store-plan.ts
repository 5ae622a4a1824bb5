import type { Actor } from '#server/auth/actor.ts'
import { createOverrides, deleteOverride, upsertOverride } from '#server/repositories/assumption-overrides.ts'
import {
	createPlanItems,
	deletePlanItem,
	updatePlanItem,
	type Json,
	type JsonRecord,
	type ScenarioScope,
} from '#server/repositories/plan-documents.ts'
import { updateHead, type PlanHead } from '#server/repositories/scenarios.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { idIn } from '#shared/schemas/removal.ts'
import { ITEM_KINDS } from '#shared/schemas/plan-items.ts'
import { draftOf, isRecord, listIn, placeOf } from './plan-edit.ts'
import type { EditRecord } from './record-edits.ts'

/** The head of a plan as the scenario's row holds it. */
export function headOf(plan: PlanFile): PlanHead {
	const { notes, catalogue } = draftOf(plan)
	return {
		name: plan.name,
		description: plan.description,
		startMonth: plan.startMonth,
		horizonMonths: plan.horizonMonths,
		asOfMonth: plan.asOfMonth,
		currency: plan.currency,
		usdPerCurrencyUnit: plan.usdPerCurrencyUnit,
		notes: isRecord(notes) ? notes : {},
		catalogue: isRecord(catalogue) ? catalogue : {},
	}
}

/** Writes the lists and overrides of a new plan. */
export async function storeNewPlan(actor: Actor, scope: ScenarioScope, plan: PlanFile): Promise<void> {
	const draft = draftOf(plan)
	for (const kind of ITEM_KINDS) await createPlanItems(scope, kind, { items: listIn(draft, kind), at: 0 })
	const author = { userId: actor.userId, userName: actor.name }
	const overrides = Object.entries(plan.assumptions).map(([key, entry]) => ({ ...overrideOf(key, entry), ...author }))
	if (overrides.length > 0) await createOverrides(scope, overrides)
}

type Sides = { before: JsonRecord; after: JsonRecord; plan: PlanFile }

/** Writes what a record of the log says has changed, and no other field. */
export async function storeRecord(
	actor: Actor,
	scope: ScenarioScope,
	{ record, sides }: { record: EditRecord; sides: Sides },
): Promise<void> {
	const { kind, itemId } = record
	if (kind === 'head' || kind === 'notes') {
		const names = kind === 'notes' ? ['notes'] : record.fields.map(({ field }) => field.split('.')[0] ?? '')
		await updateHead(
			scope,
			Object.fromEntries(Object.entries(headOf(sides.plan)).filter(([name]) => names.includes(name))),
		)
		return
	}
	if (kind === 'assumptions') return await storeOverride(actor, scope, { key: itemId, plan: sides.plan })
	if (record.action === 'remove') {
		return await deletePlanItem(scope, kind, { itemId, at: placeOf(sides.before, kind, itemId) })
	}
	const at = placeOf(sides.after, kind, itemId)
	const item = listIn(sides.after, kind)[at] ?? {}
	if (record.action === 'add') return await createPlanItems(scope, kind, { items: [item], at })
	const was = listIn(sides.before, kind)[placeOf(sides.before, kind, itemId)] ?? {}
	const fields = changedFields(was, item)
	if (Object.keys(fields).length > 0) {
		await updatePlanItem(scope, kind, { itemId, fields, newId: idIn(kind, item) })
	}
}

async function storeOverride(
	actor: Actor,
	scope: ScenarioScope,
	{ key, plan }: { key: string; plan: PlanFile },
): Promise<void> {
	const entry = plan.assumptions[key]
	if (entry === undefined) return await deleteOverride(scope, key)
	await upsertOverride(scope, { ...overrideOf(key, entry), userId: actor.userId, userName: actor.name })
}

// The few assumptions that are a key of the catalogue carry it as text; in the file and in the table both are the value.
function overrideOf(key: string, { value, text, why, source }: PlanFile['assumptions'][string]) {
	return { key, value: text ?? value, why, source }
}

function changedFields(was: JsonRecord, is: JsonRecord): JsonRecord {
	const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
	const changed = names.filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]))
	return Object.fromEntries(changed.map((name): [string, Json] => [name, is[name] ?? null]))
}
