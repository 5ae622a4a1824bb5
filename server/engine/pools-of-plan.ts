import type { Catalogue } from '#shared/catalogue/tables.ts'
import type { Chip } from '#shared/catalogue/types.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

/** Accelerators of one chip, at one site, under one power cap. */
export type Pool = {
	readonly id: string
	readonly siteIndex: number
	readonly chip: Chip
	readonly powerCapW: number | null
	/** they are a tenant’s: no workload of the plan runs on them */
	readonly ofTenant: boolean
}

export function findPools(plan: PlanFile, catalogue: Catalogue, siteIndex: ReadonlyMap<string, number>) {
	const chips = new Map(catalogue.chips.map((chip) => [chip.id, chip]))
	const found = new Map<string, number>()
	const pools: Pool[] = []
	const poolOfOrder = Int32Array.from(plan.chipOrders, (order) => {
		const id = poolId(order)
		const known = found.get(id)
		if (known !== undefined) return known
		const chip = chips.get(order.chip)
		if (!chip) throw new Error(`chipOrders ${order.id} names the chip ${order.chip}, which is not in the catalogue.`)
		pools.push({
			id,
			siteIndex: siteIndex.get(order.siteId) ?? -1,
			chip,
			powerCapW: order.powerCapW,
			ofTenant: order.owner === 'tenant',
		})
		found.set(id, pools.length - 1)
		return pools.length - 1
	})
	return { pools, poolOfOrder }
}

/** `site/chip`, with its cap and with whose it is where it is not the plan’s own. */
function poolId({ siteId, chip, powerCapW, owner }: PlanFile['chipOrders'][number]): string {
	const cap = powerCapW === null ? '' : `@${String(powerCapW)}W`
	return `${siteId}/${chip}${cap}${owner === 'tenant' ? '/tenant' : ''}`
}

export function findPlacements(plan: PlanFile, pools: readonly Pool[]) {
	return plan.workloads.flatMap((workload, workloadIndex) =>
		pools.flatMap((pool, poolIndex) => {
			const siteId = plan.sites[pool.siteIndex]?.id ?? ''
			const siteFits = workload.siteIds.length === 0 || workload.siteIds.includes(siteId)
			const chipFits = workload.chips.length === 0 || workload.chips.includes(pool.chip.id)
			if (!siteFits || !chipFits || pool.ofTenant) return []
			return [{ id: `${workload.id}/${pool.id}`, workload: workloadIndex, pool: poolIndex }]
		}),
	)
}
