import { listOverrideAuthors } from '#server/repositories/assumption-overrides.ts'
import { listChangesOfItems, type ChangeRow } from '#server/repositories/changes.ts'
import type { ScenarioScope } from '#server/repositories/plan-documents.ts'
import { type AuthorOf, readPath } from '#shared/explanation-authors.ts'
import type { PlanItem } from '#shared/explanation-places.ts'

/** Who set the plan fields and overrides an explanation ends at, from the overrides and the log of edits. */
export async function findAuthors(
	scope: ScenarioScope,
	/** the items its plan fields belong to, by path */
	places: Readonly<Record<string, PlanItem>>,
): Promise<AuthorOf> {
	const items = new Map(Object.values(places).map((item) => [`${item.kind}/${item.itemId}`, item]))
	const [overrides, changes] = await Promise.all([
		listOverrideAuthors(scope),
		listChangesOfItems(scope, [...items.values()]),
	])
	const setBy = new Map(overrides.map(({ key, userName, at }) => [key, { who: userName, when: at.toISOString() }]))
	const itemAt = new Map(Object.entries(places))
	return (origin) => {
		if (origin.kind === 'override') return setBy.get(origin.key) ?? null
		const item = itemAt.get(origin.path)
		const field = readPath(origin.path)?.field ?? ''
		const change = item && changes.find((row) => isOf(row, item) && touches(row, field))
		return change ? { who: change.userName, when: change.at.toISOString() } : null
	}
}

const isOf = (row: ChangeRow, { kind, itemId }: PlanItem) => row.kind === kind && row.itemId === itemId

// An item that was added came with all its fields; a group that was replaced brought those below it.
function touches(row: ChangeRow, field: string): boolean {
	return row.fields.some(
		(changed) => changed.field === '' || field === changed.field || field.startsWith(`${changed.field}.`),
	)
}
