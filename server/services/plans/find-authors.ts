import { listOverrideAuthors } from '#server/repositories/assumption-overrides.ts'
import { listChangesOfItems, type ChangeRow } from '#server/repositories/changes.ts'
import type { ScenarioScope } from '#server/repositories/plan-documents.ts'
import type { Explanation, Leaf } from '#shared/explanation.ts'
import { type AuthorOf, readPath } from '#shared/explanation-authors.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

type Item = { readonly kind: string; readonly itemId: string }

/** Who set the plan fields and overrides an explanation ends at, from the overrides and the log of edits. */
export async function findAuthors(
	scope: ScenarioScope,
	{ plan, explanation }: { plan: PlanFile; explanation: Explanation },
): Promise<AuthorOf> {
	const items = new Map<string, Item>()
	for (const path of planPathsIn(explanation)) {
		const item = itemAt(plan, path)
		if (item) items.set(`${item.kind}/${item.itemId}`, item)
	}
	const [overrides, changes] = await Promise.all([
		listOverrideAuthors(scope),
		listChangesOfItems(scope, [...items.values()]),
	])
	const setBy = new Map(overrides.map(({ key, userName, at }) => [key, { who: userName, when: at.toISOString() }]))
	return (origin) => {
		if (origin.kind === 'override') return setBy.get(origin.key) ?? null
		const item = itemAt(plan, origin.path)
		const field = readPath(origin.path)?.field ?? ''
		const change = item && changes.find((row) => isOf(row, item) && touches(row, field))
		return change ? { who: change.userName, when: change.at.toISOString() } : null
	}
}

function planPathsIn(explanation: Explanation): readonly string[] {
	const rests: readonly Leaf[] = explanation.restsOn?.guesses ?? []
	const origins = [explanation.origin, ...rests.map(({ origin }) => origin)]
	const own = origins.flatMap((origin) => (origin?.kind === 'plan' ? [origin.path] : []))
	return [...own, ...explanation.inputs.flatMap(planPathsIn)]
}

function itemAt(plan: PlanFile, path: string): Item | null {
	const place = readPath(path)
	if (!place) return null
	const lists = new Map<string, unknown>(Object.entries(plan))
	const list = lists.get(place.list)
	const item: unknown = Array.isArray(list) ? list[place.index] : null
	const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : null
	return typeof id === 'string' ? { kind: place.list, itemId: id } : null
}

const isOf = (row: ChangeRow, { kind, itemId }: Item) => row.kind === kind && row.itemId === itemId

// An item that was added came with all its fields; a group that was replaced brought those below it.
function touches(row: ChangeRow, field: string): boolean {
	return row.fields.some(
		(changed) => changed.field === '' || field === changed.field || field.startsWith(`${changed.field}.`),
	)
}
