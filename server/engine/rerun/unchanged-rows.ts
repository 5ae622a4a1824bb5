import type { Unchanged } from '#server/engine/kernel/changes/changes.ts'
import { sameData } from './same-data.ts'
import type { EngineModel, EngineWorld } from '#server/engine/world.ts'

type Plan = EngineModel['plan']

const DEMAND_SCOPES: readonly string[] = ['workload', 'application']
const NOTHING: Unchanged = () => false

/**
 * Compares two plans row by row. An instance is unchanged where all of its site is, or, of demand, all workloads and
 * applications; and only where the plan's own figures, its assumptions and the catalogue are the same.
 */
export function unchangedRows(now: EngineWorld, before: EngineWorld): Unchanged {
	const [plan, earlier] = [now.model.plan, before.model.plan]
	if (!sameCatalogue(now.model, before.model) || !sameData(frameOf(plan), frameOf(earlier))) return NOTHING
	const changed = changedSites(plan, earlier)
	const demand = sameData(plan.workloads, earlier.workloads) && sameData(plan.applications, earlier.applications)
	const all = changed.size === 0 && demand
	const sites = plan.sites.map(({ id }) => !changed.has(id))
	return (scope, row) => {
		if (DEMAND_SCOPES.includes(scope)) return demand
		const site = now.link(scope, 'site')?.[row]
		if (site === undefined) return all
		return sites[site] === true && (scope !== 'placement' || demand)
	}
}

function sameCatalogue(now: EngineModel, before: EngineModel): boolean {
	return now.catalogue === before.catalogue || sameData(now.catalogue, before.catalogue)
}

/** What a plan says of itself as a whole. */
function frameOf(plan: Plan) {
	const { startMonth, horizonMonths, asOfMonth, assumptions, actuals, actualsForecast, finance } = plan
	return { startMonth, horizonMonths, asOfMonth, assumptions, actuals, actualsForecast, finance }
}

const SITE_LISTS = ['powerContracts', 'gatingWorks', 'buildPhases', 'chipOrders', 'leases', 'labourPools'] as const

function changedSites(plan: Plan, earlier: Plan): ReadonlySet<string> {
	const changed = new Set<string>()
	plan.sites.forEach((site, index) => {
		if (!sameData(site, earlier.sites[index])) changed.add(site.id)
	})
	for (const list of SITE_LISTS) markChanged(plan[list], earlier[list], changed)
	return changed
}

type SiteRow = { readonly siteId: string }

function markChanged(rows: readonly SiteRow[], earlier: readonly SiteRow[], changed: Set<string>): void {
	for (let index = 0; index < Math.max(rows.length, earlier.length); index++) {
		const [row, before] = [rows[index], earlier[index]]
		if (sameData(row, before)) continue
		if (row) changed.add(row.siteId)
		if (before) changed.add(before.siteId)
	}
}
