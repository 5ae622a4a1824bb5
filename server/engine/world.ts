import type { Catalogue } from '#shared/catalogue/tables.ts'
import { TRADES } from '#shared/catalogue/workforce-types.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { statusMonth } from '#shared/status-month.ts'
import { type AssumptionKey, ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import { statedOrders, withRefreshes } from '#shared/refresh-orders.ts'
import { monthsBetween, monthsOf } from '#shared/units/months.ts'
import { quartersOf } from '#shared/units/quarters.ts'
import { regionTable } from './layers/applications/region-table.ts'
import { type SaidBeside, saidBeside } from './inputs/said-beside.ts'
import { buildWorld, type ScopeTable, type World } from './kernel/scopes.ts'
import { findLots, type Lot } from './equipment/lots.ts'
import { type Places, resolvePlaces } from './places/places.ts'
import { findPlacements, findPools, type Pool } from './pools-of-plan.ts'
import { sameData } from './rerun/same-data.ts'

/** All that definitions may read of one plan. */
export type EngineModel = {
	readonly plan: PlanFile
	readonly catalogue: Catalogue
	readonly beside: SaidBeside
	/** where each site stands in the plan's list */
	readonly siteIndex: ReadonlyMap<string, number>
	readonly months: readonly string[]
	/** the status month, from the plan's first: what is dated before it is past */
	readonly asOf: number
	/** one entry per site, in list order */
	readonly places: readonly Places[]
	readonly pools: readonly Pool[]
	/** one entry per order: its pool */
	readonly poolOfOrder: Int32Array
	/** one entry per order: the one the plan states, itself or the one whose refresh it is */
	readonly statedOrder: Int32Array
	/** every purchase of equipment the plan may need */
	readonly lots: readonly Lot[]
}

export type EngineWorld = World<EngineModel>

/**
 * Lays a plan out as scopes. The plan must have passed `parsePlanFile`: references exist. Reference rows that an earlier world
 * chose for a site are taken from it where they are chosen by the same.
 */
export function buildEngineWorld(
	stated: PlanFile,
	catalogue: Catalogue,
	before: EngineWorld | null = null,
): EngineWorld {
	const plan = withRefreshes(stated, catalogue.chips)
	const [siteIndex, contractIndex] = [indexById(plan.sites), indexById(plan.powerContracts)]
	const { pools, poolOfOrder } = findPools(plan, catalogue, siteIndex)
	const placements = findPlacements(plan, pools)
	const lots = findLots({ plan, catalogue, siteIndex })
	const crews = plan.sites.flatMap(({ id }, site) =>
		TRADES.map((trade, index) => ({ id: `${id}/${trade}`, site, trade: index })),
	)
	const under = (items: readonly { readonly id: string; readonly siteId: string }[]) => ({
		ids: items.map(({ id }) => id),
		links: { site: Int32Array.from(items, (item) => siteIndex.get(item.siteId) ?? -1) },
	})
	const [orders, works] = [under(plan.chipOrders), under(plan.gatingWorks)]
	const months = monthsOf(plan.startMonth, plan.horizonMonths)
	const tables: readonly ScopeTable[] = [
		{ name: 'site', ids: plan.sites.map(({ id }) => id), links: {} },
		{ name: 'contract', ...under(plan.powerContracts) },
		{ name: 'phase', ...under(plan.buildPhases) },
		{ name: 'lease', ...under(plan.leases) },
		{
			name: 'work',
			ids: works.ids,
			links: {
				contract: Int32Array.from(plan.gatingWorks, ({ contractId }) => contractIndex.get(contractId) ?? -1),
				...works.links,
			},
		},
		{ name: 'order', ids: orders.ids, links: { pool: poolOfOrder, ...orders.links } },
		{ name: 'pool', ids: pools.map(({ id }) => id), links: { site: Int32Array.from(pools, (pool) => pool.siteIndex) } },
		{ name: 'workload', ids: plan.workloads.map(({ id }) => id), links: {} },
		{ name: 'application', ids: plan.applications.map(({ id }) => id), links: {} },
		{
			name: 'placement',
			ids: placements.map(({ id }) => id),
			links: linksOf(placements, ['pool', 'workload']),
		},
		regionTable(plan),
		...equipmentTables(plan, lots),
		{ name: 'quarter', ids: quartersOf(months), links: {} },
		{ name: 'trade', ids: TRADES, links: {} },
		{
			name: 'crew',
			ids: crews.map(({ id }) => id),
			links: linksOf(crews, ['site', 'trade']),
		},
	]
	return buildWorld({
		model: {
			plan,
			catalogue,
			beside: saidBeside(plan, before?.model),
			siteIndex,
			months,
			asOf: monthsBetween(plan.startMonth, statusMonth(plan)),
			places: findPlaces({ plan, catalogue }, before?.model ?? null),
			pools,
			poolOfOrder,
			statedOrder: Int32Array.from(statedOrders(stated, catalogue.chips)),
			lots,
		},
		months: months.length,
		tables,
		before,
	})
}

function linksOf<To extends string>(rows: readonly Readonly<Record<To, number>>[], names: readonly To[]) {
	return Object.fromEntries(names.map((name) => [name, Int32Array.from(rows, (row) => row[name])]))
}

type Chosen = Pick<EngineModel, 'plan' | 'catalogue' | 'places'>

function findPlaces({ plan, catalogue }: Omit<Chosen, 'places'>, before: Chosen | null): readonly Places[] {
	const known = before?.catalogue === catalogue ? before : null
	return plan.sites.map((site, index) => {
		const assumed = placesAssume(plan, site.id)
		const same =
			known && sameData(known.plan.sites[index], site) && sameData(placesAssume(known.plan, site.id), assumed)
		return (same ? known.places[index] : null) ?? resolvePlaces(site, catalogue, assumed)
	})
}

/** What the choice of a site's rows rests on beside the site itself. */
function placesAssume(plan: PlanFile, siteId: string) {
	const assumed = (key: AssumptionKey) => assumedAt(plan, siteId, key)
	return {
		escalationPerYear: assumed('constructionEscalation'),
		commuting: {
			freeKm: assumed('commuteFreeKm'),
			halvingKm: assumed('commuteHalvingKm'),
			reachKm: assumed('commuteReachKm'),
		},
	}
}

/** An assumption for a site: its own, else the plan's, else the default. */
export function assumedAt({ assumptions }: Pick<PlanFile, 'assumptions'>, siteId: string, key: AssumptionKey): number {
	return (assumptions[`${siteId}/${key}`] ?? assumptions[key])?.value ?? ASSUMPTIONS[key].default
}

/** Where each id stands in its list. */
export function indexById(items: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
	return new Map(items.map(({ id }, index) => [id, index]))
}

/** Purchases, and the items of each site they add up to. */
function equipmentTables(plan: PlanFile, lots: readonly Lot[]): readonly ScopeTable[] {
	const itemOfLot = lots.map(({ site, item }) => `${plan.sites[site]?.id ?? ''}/${item}`)
	const items = new Map(lots.map(({ site }, lot) => [itemOfLot[lot] ?? '', site]))
	const index = new Map([...items.keys()].map((id, item) => [id, item]))
	return [
		{ name: 'equipment', ids: [...items.keys()], links: { site: Int32Array.from(items.values()) } },
		{
			name: 'lot',
			ids: lots.map(({ id }) => id),
			links: {
				equipment: Int32Array.from(itemOfLot, (id) => index.get(id) ?? -1),
				phase: Int32Array.from(lots, ({ phase }) => phase),
				contract: Int32Array.from(lots, ({ contract }) => contract),
			},
		},
	]
}
