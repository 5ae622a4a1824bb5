import { decideEdit } from '#server/runs/edits/decide-edit.ts'
import { draftOf } from '#server/runs/edits/plan-edit.ts'
import type { InputSet, MergePatch, PlanChange, TriedChange } from '#shared/tried-change.ts'
import { draftOf as checkedDraft } from '#shared/schemas/checks/draft.ts'
import { withoutFaultyRanges } from '#shared/schemas/checks/ranges.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { toPlanFile, type ExportedPlan } from '#shared/schemas/plan-export.ts'

type ApplyChangeJson = ExportedPlan[string]

/** The plan with a change made, checked as strictly as a file from outside; null where it would not be valid. */
export function applyChange(plan: PlanFile, change: TriedChange): PlanFile | null {
	if (change.action === 'merge') return applyPatch(plan, change.patch)
	const parts = change.action === 'together' ? change.inputs : [change]
	const document = parts.reduce(changed, toPlanFile(plan))
	const strict = parsePlanFile(document)
	// A range was of the old value, and goes with it, as when somebody edits.
	const parsed = strict.ok ? strict : parsePlanFile(withoutFaultyRanges(document, checkedDraft(document, null)))
	return parsed.ok ? parsed.plan : null
}

/** The same of a merge patch, by the way that the interface for programs takes. */
function applyPatch(plan: PlanFile, patch: MergePatch): PlanFile | null {
	const held = { rev: 0, plan, draft: draftOf(plan) }
	const command = { command: 'merge', patch, baseRev: 0 } as const
	const decided = decideEdit(held, { command, userId: '', since: [], budget: Infinity })
	return decided.ok ? decided.next.plan : null
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
