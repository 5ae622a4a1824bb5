import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { addMonths } from '#shared/units/months.ts'
import { idFromName } from './item-id.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { ItemKind } from '#shared/schemas/plan-items.ts'

type CopiedItem = Readonly<Record<string, unknown>>
type Copied = { readonly list: ItemKind; readonly item: CopiedItem; readonly letters: string }

/** `Hall 1 (copy)`, `Hall 1 (copy 2)`: the first that nothing in the list is called. */
function freeName(name: string, taken: ReadonlySet<unknown>): string {
	for (let count = 1; ; count += 1) {
		const copy = `${name} (copy${count === 1 ? '' : ` ${count}`})`
		if (!taken.has(copy)) return copy
	}
}

/** A trade is stated once at a site: the copy is for the first one that is free, at the same site if it has one left. */
function freePool(plan: PlanFile, siteId: unknown): { readonly siteId: string; readonly trade: string } | null {
	const taken = new Set(plan.labourPools.map((pool) => `${pool.siteId}/${pool.trade}`))
	const sites = [...plan.sites].sort((one, other) => Number(other.id === siteId) - Number(one.id === siteId))
	for (const { id } of sites) {
		const trade = TRADES.find((name) => !taken.has(`${id}/${name}`))
		if (trade !== undefined) return { siteId: id, trade }
	}
	return null
}

function freeMonth(plan: PlanFile, { ref, month }: CopiedItem): string {
	const taken = new Set(plan.actuals.flatMap((actual) => (actual.ref === ref ? [actual.month] : [])))
	for (let next = addMonths(String(month), 1); ; next = addMonths(next, 1)) if (!taken.has(next)) return next
}

/** In what the copy of an item differs from it: name and id, and what two items may not both say. */
export function copyOf(plan: PlanFile, { list, item, letters }: Copied): Readonly<Record<string, string | null>> {
	if (list === 'actuals') return { month: freeMonth(plan, item) }
	if (list === 'labourPools') {
		const free = freePool(plan, item['siteId'])
		return { ...free, id: [idFromName(free?.trade ?? '') || 'pool', letters].join('-') }
	}
	const items: readonly CopiedItem[] = plan[list]
	const shown = typeof item['name'] === 'string' ? item['name'] : String(item['id'])
	const name = freeName(shown.slice(0, 180), new Set(items.map((one) => one['name'])))
	// What the original serves of an application it goes on to serve; the copy takes what is left.
	const shares = list === 'workloads' ? { shares: null } : {}
	return { ...shares, name, id: [idFromName(name) || 'copy', letters].join('-') }
}
