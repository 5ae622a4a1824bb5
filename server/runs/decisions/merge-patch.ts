import { toPlanFile, type ExportedPlan } from '#shared/schemas/plan-export.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { MergePatch, PlanChange } from '#shared/tried-change.ts'

type Value = MergePatch[string]
type Written = ExportedPlan[string] | undefined

const isRecord = (value: Written): value is ExportedPlan =>
	typeof value === 'object' && value !== null && !Array.isArray(value)

/** A change as a JSON merge patch of the plan file, lists keyed by id. An inner list has no ids: it is written whole. */
export function mergePatchOf(plan: PlanFile, change: PlanChange): MergePatch {
	if (change.action === 'add') {
		const { id, ...item } = change.item
		return { [change.list]: { [String(id)]: item } }
	}
	const items = toPlanFile(plan)[change.list]
	const entries: readonly Written[] = Array.isArray(items) ? items : []
	const item = entries.find((one) => isRecord(one) && one['id'] === change.id)
	return { [change.list]: { [change.id]: nested(item, change.field.split('.'), change.value) } }
}

function nested(now: Written, path: readonly string[], value: Value): Value {
	const [head, ...rest] = path
	if (head === undefined) return value
	if (Array.isArray(now))
		return now.map((entry: Written, at) => (at === Number(head) ? whole(entry, rest, value) : jsonOf(entry)))
	return { [head]: nested(isRecord(now) ? now[head] : undefined, rest, value) }
}

/** An entry of an inner list with one field set: all its fields are written. */
function whole(now: Written, path: readonly string[], value: Value): Value {
	const [head, ...rest] = path
	if (head === undefined) return value
	const record = isRecord(now) ? now : {}
	const kept = Object.entries(record).map(([name, entry]) => [name, jsonOf(entry)] as const)
	return { ...Object.fromEntries(kept), [head]: whole(record[head], rest, value) }
}

function jsonOf(value: Written): Value {
	if (Array.isArray(value)) return value.map((entry: Written) => jsonOf(entry))
	if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, jsonOf(entry)]))
	return typeof value === 'object' || value === undefined ? null : value
}
