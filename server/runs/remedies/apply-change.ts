import type { InputSet, PlanChange, TriedChange } from '#shared/remedies.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { toPlanFile, type ExportedPlan } from '#shared/schemas/plan-export.ts'

type ApplyChangeJson = ExportedPlan[string]

/** The plan with a change made, checked as strictly as a file from outside; null where it would not be valid. */
export function applyChange(plan: PlanFile, change: TriedChange): PlanFile | null {
	const parts = change.action === 'together' ? change.inputs : [change]
	const parsed = parsePlanFile(parts.reduce(changed, toPlanFile(plan)))
	return parsed.ok ? parsed.plan : null
}

function changed(file: ExportedPlan, change: PlanChange | InputSet): ExportedPlan {
	if (change.action === 'assume')
		return { ...file, assumptions: withValue(file['assumptions'], [change.key], change.value) }
	const list = file[change.list]
	const items: readonly ApplyChangeJson[] = Array.isArray(list) ? list : []
	const after =
		change.action === 'add'
			? [...items, change.item]
			: items.map((item) => (isItem(item, change.id) ? withValue(item, change.field.split('.'), change.value) : item))
	return { ...file, [change.list]: after }
}

function isRecord(value: ApplyChangeJson | undefined): value is { readonly [key: string]: ApplyChangeJson } {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isItem(item: ApplyChangeJson, id: string): boolean {
	return isRecord(item) && item['id'] === id
}

function withValue(
	item: ApplyChangeJson | undefined,
	path: readonly string[],
	value: ApplyChangeJson,
): ApplyChangeJson {
	const [head, ...rest] = path
	if (head === undefined) return value
	if (Array.isArray(item))
		return item.map((entry: ApplyChangeJson, index) => (index === Number(head) ? withValue(entry, rest, value) : entry))
	const record = isRecord(item) ? item : {}
	return { ...record, [head]: withValue(record[head], rest, value) }
}
