import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { TRADES } from '#shared/catalogue/workforce-types.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { withRefreshes } from '#shared/refresh-orders.ts'
import { monthsOf } from '#shared/units/months.ts'
import { quartersOf } from '#shared/units/quarters.ts'
import { findLots } from './equipment/lots.ts'
import { indexById } from './scopes-of-plan.ts'
import { PROGRAM } from './program.ts'

/** What a run of a plan holds: values of each month, and values for good. */
export type CellCount = {
	readonly perMonth: number
	readonly once: number
	readonly months: number
	/** all of them */
	readonly cells: number
	/** those of workloads on the chips they may run on */
	readonly placements: number
}

/** Counts the values a run would hold without running: months × instances of every quantity. Exact. */
export function estimateCells(stated: PlanFile): CellCount {
	const plan = withRefreshes(stated, catalogueFor(stated).chips)
	const instances = instancesOf(plan)
	const { horizonMonths: months } = plan
	let [perMonth, once, placements] = [0, 0, 0]
	for (const { scope, per } of PROGRAM.quantities.values()) {
		const count = instances.get(scope) ?? 1
		if (per === 'month') perMonth += count
		else once += count
		if (scope === 'placement') placements += per === 'month' ? count * months : count
	}
	return { perMonth, once, months, cells: perMonth * months + once, placements }
}

function instancesOf(plan: PlanFile): ReadonlyMap<string, number> {
	const lots = findLots({ plan, catalogue: catalogueFor(plan), siteIndex: indexById(plan.sites) })
	const pools = new Map(
		plan.chipOrders.map(({ siteId, chip, powerCapW, owner }) => [
			`${siteId}/${chip}@${powerCapW ?? ''}/${String(owner === 'tenant')}`,
			{ siteId, chip, ofTenant: owner === 'tenant' },
		]),
	)
	return new Map([
		['site', plan.sites.length],
		['contract', plan.powerContracts.length],
		['work', plan.gatingWorks.length],
		['phase', plan.buildPhases.length],
		['lease', plan.leases.length],
		['order', plan.chipOrders.length],
		['pool', pools.size],
		['fit', fitsOf(plan)],
		['workload', plan.workloads.length],
		['application', plan.applications.length],
		[
			'placement',
			placementsOf(
				plan,
				[...pools.values()].filter(({ ofTenant }) => !ofTenant),
			),
		],
		['equipment', new Set(lots.map(({ site, item }) => `${String(site)}/${item}`)).size],
		['lot', lots.length],
		['trade', TRADES.length],
		['crew', plan.sites.length * TRADES.length],
		['quarter', quartersOf(monthsOf(plan.startMonth, plan.horizonMonths)).length],
	])
}

/** Every hall with every chip under its cap that is ordered at its site. */
function fitsOf({ buildPhases, chipOrders }: PlanFile): number {
	const kinds = new Map<string, Set<string>>()
	for (const { siteId, chip, powerCapW } of chipOrders)
		kinds.set(siteId, (kinds.get(siteId) ?? new Set()).add(`${chip}@${powerCapW ?? ''}`))
	return buildPhases.reduce((sum, { siteId }) => sum + (kinds.get(siteId)?.size ?? 0), 0)
}

type Pool = { readonly siteId: string; readonly chip: string }

/** A workload stands on every pool of its sites and chips; with neither named, on all. */
function placementsOf({ workloads }: PlanFile, pools: readonly Pool[]): number {
	let count = 0
	for (const { siteIds, chips } of workloads) {
		const [ofSite, ofChip] = [among(siteIds), among(chips)]
		const anywhere = ofSite === null && ofChip === null
		count += anywhere
			? pools.length
			: pools.filter((pool) => ofSite?.(pool.siteId) !== false && ofChip?.(pool.chip) !== false).length
	}
	return count
}

/** Whether a name is among those named; null where none is. */
function among(names: readonly string[]): ((name: string) => boolean) | null {
	if (names.length === 0) return null
	const set = new Set(names)
	return (name) => set.has(name)
}
