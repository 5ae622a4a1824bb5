import type { ChangeRow } from '#server/repositories/changes.ts'
import { isRecord, PLAN_KINDS, type PlanEdit } from './plan-edit.ts'
import { ITEM_KINDS } from '#shared/schemas/plan-items.ts'

/** A record of the log, as far as its edits go. */
export type Logged = Pick<ChangeRow, 'action' | 'kind' | 'itemId' | 'fields'>

/** The edits that take a record back. */
export function inverseEdits({ action, kind, itemId, fields }: Logged): PlanEdit[] {
	if (action === 'create') return []
	if (action === 'update') {
		const table = known(PLAN_KINDS, kind)
		return fields.map(({ field, before }) => ({ action, kind: table, itemId, field, value: before }))
	}
	const list = known(ITEM_KINDS, kind)
	if (action === 'add') return [{ action: 'remove', kind: list, itemId }]
	const before = (name: string) => fields.find(({ field }) => field === name)?.before
	const item = before('')
	if (!isRecord(item)) throw new Error('the change log holds no item where one must be')
	const at = before('position')
	return [{ action: 'add', kind: list, item, at: typeof at === 'number' ? at : undefined }]
}

function known<Kind extends string>(kinds: readonly Kind[], text: string): Kind {
	const kind = kinds.find((one) => one === text)
	if (kind === undefined) throw new Error(`the change log names an unknown kind, ${text}`)
	return kind
}
