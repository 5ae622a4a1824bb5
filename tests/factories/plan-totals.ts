import type { PlanFile } from '#shared/schemas/plan-file.ts'

/** Accelerators ordered at each site over the whole plan. */
export function orderedBySite({ chipOrders }: Pick<PlanFile, 'chipOrders'>): ReadonlyMap<string, number> {
	const ordered = new Map<string, number>()
	for (const { siteId, accelerators } of chipOrders) ordered.set(siteId, (ordered.get(siteId) ?? 0) + accelerators)
	return ordered
}
