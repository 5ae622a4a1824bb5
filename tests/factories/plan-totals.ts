import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { withRefreshes } from '#shared/refresh-orders.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

/** Accelerators ordered at each site over the whole plan, refreshes among them. */
export function orderedBySite(plan: PlanFile): ReadonlyMap<string, number> {
	const ordered = new Map<string, number>()
	for (const { siteId, accelerators } of withRefreshes(plan, catalogueFor(plan).chips).chipOrders)
		ordered.set(siteId, (ordered.get(siteId) ?? 0) + accelerators)
	return ordered
}
