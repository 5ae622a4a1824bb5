import type { Catalogue } from '#shared/catalogue/tables.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { statusMonth } from '#shared/status-month.ts'
import { type AssumptionKey, ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import { statedOrders, withRefreshes } from '#shared/refresh-orders.ts'
import { monthsBetween, monthsOf } from '#shared/units/months.ts'
import { type SaidBeside, saidBeside } from './inputs/said-beside.ts'
import { buildWorld, tableOf, type World } from './kernel/scopes.ts'
import { findLots, type Lot } from './equipment/lots.ts'
import { type Places, resolvePlaces } from './places/places.ts'
import { findPools, type Pool } from './pools-of-plan.ts'
import { sameData } from './rerun/same-data.ts'
import { sharedItems, sharedParts } from './rerun/shared-parts.ts'
import { indexById, LOTS_OF, MONTHS_OF, type Parts, POOLS_OF, scopesOf } from './scopes-of-plan.ts'

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
 * Lays a plan out as scopes. The plan must have passed `parsePlanFile`: references exist. What an earlier world was made of,
 * and says the same, is taken from it: parts of the plan, reference rows, instances.
 */
export function buildEngineWorld(
	stated: PlanFile,
	catalogue: Catalogue,
	before: EngineWorld | null = null,
): EngineWorld {
	const laid = withRefreshes(stated, catalogue.chips)
	const plan = before ? sharedParts(laid, before.model.plan) : laid
	const earlier = (parts: Parts, lots?: readonly Lot[]): EngineWorld | null =>
		before && hasSame({ plan, catalogue, lots }, before.model, parts) ? before : null
	const keep = <Name extends keyof EngineModel>(name: Name, parts: Parts, make: () => EngineModel[Name]) => {
		const known = earlier(parts)
		return known ? known.model[name] : make()
	}
	const siteIndex = keep('siteIndex', ['sites'], () => indexById(plan.sites))
	const months = keep('months', MONTHS_OF, () => monthsOf(plan.startMonth, plan.horizonMonths))
	const { pools, poolOfOrder } = earlier(POOLS_OF)?.model ?? findPools(plan, catalogue, siteIndex)
	const lots = keep('lots', LOTS_OF, () =>
		sharedItems(findLots({ plan, catalogue, siteIndex }), before?.model.lots ?? []),
	)
	return buildWorld({
		model: {
			plan,
			catalogue,
			beside: saidBeside(plan, before?.model),
			siteIndex,
			months,
			asOf: monthsBetween(plan.startMonth, statusMonth(plan)),
			places: keep('places', ['sites', 'assumptions'], () => findPlaces({ plan, catalogue }, before?.model ?? null)),
			pools,
			poolOfOrder,
			statedOrder: Int32Array.from(statedOrders(stated, catalogue.chips)),
			lots,
		},
		months: months.length,
		tables: scopesOf({ plan, siteIndex, months, pools, poolOfOrder, lots }, (name, parts, make) => {
			const known = earlier(parts, lots)
			return known ? tableOf(known, name) : { name, ...make() }
		}),
		before,
	})
}

type Whole = Pick<EngineModel, 'plan' | 'catalogue'> & { readonly lots: EngineModel['lots'] | undefined }

function hasSame(now: Whole, before: Whole, parts: Parts): boolean {
	const isSame = (part: Parts[number]) =>
		part === 'lots' ? now.lots === before.lots : now.plan[part] === before.plan[part]
	return now.catalogue === before.catalogue && parts.every(isSame)
}

type WorldChosen = Pick<EngineModel, 'plan' | 'catalogue' | 'places'>

function findPlaces({ plan, catalogue }: Omit<WorldChosen, 'places'>, before: WorldChosen | null): readonly Places[] {
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
		national: { reach: assumed('nationalReachShare'), available: assumed('nationalShareAvailable') },
	}
}

/** An assumption for a site: its own, else the plan's, else the default. */
export function assumedAt({ assumptions }: Pick<PlanFile, 'assumptions'>, siteId: string, key: AssumptionKey): number {
	return (assumptions[`${siteId}/${key}`] ?? assumptions[key])?.value ?? ASSUMPTIONS[key].default
}
