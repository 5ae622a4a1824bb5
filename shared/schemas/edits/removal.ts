import { readActualRef } from '#shared/fields/actual-refs.ts'
import { ITEM_KINDS, PLAN_LISTS, type ItemKind, type PlanList } from '#shared/fields/lists.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { notedIn } from '#shared/schemas/note-key.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

type RemovalItem = Readonly<Record<string, unknown>>
type ItemRef = { readonly list: ItemKind; readonly id: string }
type Change = ItemRef & { readonly field: string; readonly value: null | string[] | number[] }

/** What goes with an item, and what is put right in the items that stay. */
export type Removal = {
	/** what refers to others stands before them, the last of a list before the first: taken back in turn, all find their place */
	readonly items: readonly ItemRef[]
	readonly changes: readonly Change[]
	/** keys of notes beside fields of what goes */
	readonly notes: readonly string[]
	/** keys of assumptions stated for a site that goes */
	readonly assumptions: readonly string[]
}

type ItemsOf = (list: ItemKind) => readonly RemovalItem[]

/** An item's id; an actual is named by what it is of and when. */
export function idIn(list: ItemKind, item: RemovalItem): string {
	return list === 'actuals' ? `${String(item['ref'])}/${String(item['month'])}` : String(item['id'])
}

/** Whether an item cannot be without another: it names it in a field that may not be empty. */
function restsOn(list: ItemKind, item: RemovalItem, gone: ItemRef): boolean {
	if (list === 'actuals') {
		const of = readActualRef(String(item['ref']))
		return of?.list === gone.list && of.id === gone.id
	}
	return fieldsOf(list).some(
		({ name, kind, required, reference }) =>
			kind === 'reference' && required && reference === gone.list && item[name] === gone.id,
	)
}

function goneWith(itemsOf: ItemsOf, asked: readonly ItemRef[]): readonly ItemRef[] {
	const gone = [...asked]
	const known = new Set(asked.map(({ list, id }) => `${list}/${id}`))
	for (const place of gone) {
		for (const list of ITEM_KINDS) {
			for (const item of itemsOf(list)) {
				const id = idIn(list, item)
				if (known.has(`${list}/${id}`) || !restsOn(list, item, place)) continue
				known.add(`${list}/${id}`)
				gone.push({ list, id })
			}
		}
	}
	return gone
}

/** Shares stand in the order of the applications, so they go with them. */
function sharesLeft(
	item: RemovalItem,
	field: string,
	kept: readonly boolean[],
): readonly (readonly [string, number[]])[] {
	const shares: unknown = item['shares']
	if (field !== 'applicationIds' || !Array.isArray(shares)) return []
	const numbers: readonly unknown[] = shares
	return [['shares', numbers.filter((share, at) => typeof share === 'number' && kept[at] === true).map(Number)]]
}

function changesIn(
	list: PlanList,
	item: RemovalItem,
	isGone: (list: string, id: unknown) => boolean,
): readonly Change[] {
	const id = idIn(list, item)
	return fieldsOf(list).flatMap(({ name, kind, reference }): readonly Change[] => {
		const value: unknown = item[name]
		if (reference === null) return []
		if (kind === 'reference') return isGone(reference, value) ? [{ list, id, field: name, value: null }] : []
		if (kind !== 'references' || !Array.isArray(value)) return []
		const keys: readonly unknown[] = value
		const kept = keys.map((key) => !isGone(reference, key))
		if (kept.every(Boolean)) return []
		const left = keys.filter((_, at) => kept[at]).map(String)
		const aligned = sharesLeft(item, name, kept).map(([field, shares]) => ({ list, id, field, value: shares }))
		return [{ list, id, field: name, value: left }, ...aligned]
	})
}

/**
 * Everything that removing items takes with it or must put right, so that what is left is a plan; its lists may be those that the
 * same step leaves.
 */
export function removalOf(plan: PlanFile, asked: readonly ItemRef[], itemsOf: ItemsOf = (list) => plan[list]): Removal {
	const gone = goneWith(itemsOf, asked)
	const keys = new Set(gone.map(({ list, id }) => `${list}/${id}`))
	const isGone = (list: string, id: unknown) => typeof id === 'string' && keys.has(`${list}/${id}`)
	const items = ITEM_KINDS.toReversed().flatMap((list) =>
		itemsOf(list)
			.map((item) => ({ list, id: idIn(list, item) }))
			.filter(({ id }) => isGone(list, id))
			.toReversed(),
	)
	return {
		items,
		changes: PLAN_LISTS.flatMap((list) =>
			itemsOf(list).flatMap((item) => (isGone(list, item['id']) ? [] : changesIn(list, item, isGone))),
		),
		notes: Object.keys(plan.notes).filter((key) => isGone(notedIn(key).list, notedIn(key).id)),
		assumptions: Object.keys(plan.assumptions).filter((key) => isGone('sites', key.slice(0, key.lastIndexOf('/')))),
	}
}
