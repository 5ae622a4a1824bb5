import type { ChangeRow } from '#server/repositories/changes.ts'
import type { Json, JsonRecord } from '#server/repositories/plan-documents.ts'
import { applyEdit } from './apply-edit.ts'
import { isRecord, PLAN_KINDS, type PlanEdit, type PlanKind } from './plan-edit.ts'
import { ITEM_KINDS, type ItemKind } from '#shared/schemas/plan-items.ts'

type Logged = Pick<ChangeRow, 'action' | 'kind' | 'itemId' | 'fields'>

/** The plan that a log leads to: its first record holds the plan as it was made, every other one edit. */
export function replayChanges(changes: readonly Logged[]): JsonRecord {
	return changes.reduce<JsonRecord>((draft, change) => {
		if (change.action === 'create') return recordOf(change.fields[0]?.after)
		return editsOf(change).reduce(applyEdit, draft)
	}, {})
}

/** The edits a record stands for. */
function editsOf(change: Logged): PlanEdit[] {
	const kind = kindOf(change.kind)
	if (change.action === 'update') {
		return change.fields.map(({ field, after }) => ({
			action: 'update',
			kind,
			itemId: change.itemId,
			field,
			value: after,
		}))
	}
	const list = itemKindOf(change.kind)
	if (change.action === 'remove') return [{ action: 'remove', kind: list, itemId: change.itemId }]
	return [{ action: 'add', kind: list, item: recordOf(whole(change, 'after')), at: position(change, 'after') }]
}

/** The edits that take a record back. */
export function inverseEdits(change: Logged): PlanEdit[] {
	if (change.action === 'create') return []
	if (change.action === 'update') {
		const kind = kindOf(change.kind)
		return change.fields.map(({ field, before }) => ({
			action: 'update',
			kind,
			itemId: change.itemId,
			field,
			value: before,
		}))
	}
	const list = itemKindOf(change.kind)
	if (change.action === 'add') return [{ action: 'remove', kind: list, itemId: change.itemId }]
	return [{ action: 'add', kind: list, item: recordOf(whole(change, 'before')), at: position(change, 'before') }]
}

function whole({ fields }: Logged, side: 'before' | 'after'): Json | undefined {
	return fields.find(({ field }) => field === '')?.[side]
}

function position({ fields }: Logged, side: 'before' | 'after'): number | undefined {
	const at = fields.find(({ field }) => field === 'position')?.[side]
	return typeof at === 'number' ? at : undefined
}

function recordOf(value: Json | undefined): JsonRecord {
	if (!isRecord(value)) throw new Error('the change log holds no item where one must be')
	return value
}

function kindOf(text: string): PlanKind {
	const kind = PLAN_KINDS.find((known) => known === text)
	if (kind === undefined) throw new Error(`the change log names an unknown kind, ${text}`)
	return kind
}

function itemKindOf(text: string): ItemKind {
	const kind = ITEM_KINDS.find((known) => known === text)
	if (kind === undefined) throw new Error(`the change log names an unknown list, ${text}`)
	return kind
}
