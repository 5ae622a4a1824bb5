import { listOverrideAuthors } from '#server/store/rows/assumption-overrides.ts'
import type { ChangeRow } from '#server/store/rows/changes.ts'
import { findDifferences, type ScenarioScope } from '#server/store/rows/plan-documents.ts'
import { type AuthorOf, readPath } from '#shared/explanation-authors.ts'
import type { PlanItem } from '#shared/explanation-places.ts'
import { readDifferences } from '#shared/schemas/differences.ts'
import { changesOfItems } from '#server/actions/scenarios/plan-log.ts'

/** Who set the plan fields and overrides an explanation ends at, from the overrides and the log of edits. */
export async function findAuthors(
	scope: ScenarioScope,
	/** the items its plan fields belong to, by path */
	places: Readonly<Record<string, PlanItem>>,
): Promise<AuthorOf> {
	const items = new Map(Object.values(places).map((item) => [`${item.kind}/${item.itemId}`, item]))
	const { teamId, scenarioId, baselineId } = scope
	const stated = baselineId === undefined ? {} : readDifferences(await findDifferences(scope)).assumptions
	const overridden = Object.keys(stated).map((itemId) => ({ kind: 'assumptions', itemId }))
	const [overrides, changes] = await Promise.all([
		listOverrideAuthors({ teamId, scenarioId: baselineId ?? scenarioId }),
		changesOfItems(scope, [...items.values(), ...overridden]),
	])
	const setBy = new Map(overrides.map(({ key, userName, at }) => [key, { who: userName, when: at.toISOString() }]))
	const itemAt = new Map(Object.entries(places))
	return (origin) => {
		const own = origin.kind === 'override' && Object.hasOwn(stated, origin.key)
		if (origin.kind === 'override' && !own) return setBy.get(origin.key) ?? null
		const item = own ? { kind: 'assumptions', itemId: origin.key } : itemAt.get('path' in origin ? origin.path : '')
		const field = own || !('path' in origin) ? '' : (readPath(origin.path)?.field ?? '')
		const change = item && changes.find((row) => isOf(row, item) && touches(row, field))
		return change ? { who: change.userName, when: change.at.toISOString() } : null
	}
}

const isOf = (row: ChangeRow, { kind, itemId }: Pick<PlanItem, 'itemId'> & { readonly kind: string }) =>
	row.kind === kind && row.itemId === itemId

// An item that was added came with all its fields; a group that was replaced brought those below it.
function touches(row: ChangeRow, field: string): boolean {
	return row.fields.some(
		(changed) => changed.field === '' || field === changed.field || field.startsWith(`${changed.field}.`),
	)
}
