import { TRADES } from '#shared/catalogue/workforce-types.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { quartersOf } from '#shared/units/quarters.ts'
import type { Lot } from './equipment/lots.ts'
import { findFits } from './equipment/racks/fits-of-plan.ts'
import type { ScopeTable } from './kernel/scopes.ts'
import { regionTable } from './layers/applications/region-table.ts'
import { findPlacements, type Pool } from './pools-of-plan.ts'

type Laid = {
	readonly plan: PlanFile
	readonly siteIndex: ReadonlyMap<string, number>
	readonly months: readonly string[]
	readonly pools: readonly Pool[]
	readonly poolOfOrder: Int32Array
	readonly lots: readonly Lot[]
}

/** Parts of a plan that something is made of, or the purchases that were made of it before. */
export type Parts = readonly (keyof PlanFile | 'lots')[]
type Instances = Omit<ScopeTable, 'name'>
/** A scope whose instances are made of some parts of the plan. */
type Scope = (name: string, parts: Parts, make: () => Instances) => ScopeTable

export const POOLS_OF = ['sites', 'chipOrders'] as const satisfies Parts
export const LOTS_OF = ['sites', 'buildPhases', 'powerContracts'] as const satisfies Parts
export const MONTHS_OF = ['startMonth', 'horizonMonths'] as const satisfies Parts

/** All scopes of a plan: what it lists, and what its lists imply. */
export function scopesOf({ plan, siteIndex, months, pools, poolOfOrder, lots }: Laid, scope: Scope): ScopeTable[] {
	const under = (items: readonly { readonly id: string; readonly siteId: string }[]) => ({
		ids: idsOf(items),
		links: { site: Int32Array.from(items, ({ siteId }) => siteIndex.get(siteId) ?? -1) },
	})
	return [
		scope('site', ['sites'], () => ({ ids: idsOf(plan.sites), links: {} })),
		scope('contract', ['sites', 'powerContracts'], () => under(plan.powerContracts)),
		scope('phase', ['sites', 'buildPhases'], () => under(plan.buildPhases)),
		scope('lease', ['sites', 'leases'], () => under(plan.leases)),
		scope('work', ['sites', 'powerContracts', 'gatingWorks'], () => {
			const { ids, links } = under(plan.gatingWorks)
			const contracts = indexById(plan.powerContracts)
			const contract = Int32Array.from(plan.gatingWorks, ({ contractId }) => contracts.get(contractId) ?? -1)
			return { ids, links: { contract, ...links } }
		}),
		scope('order', POOLS_OF, () => {
			const { ids, links } = under(plan.chipOrders)
			return { ids, links: { pool: poolOfOrder, ...links } }
		}),
		scope('pool', POOLS_OF, () => ({ ids: idsOf(pools), links: linksOf(pools, { site: 'siteIndex' }) })),
		scope('fit', [...POOLS_OF, 'buildPhases'], () => {
			const fits = findFits(plan, pools, siteIndex)
			return { ids: idsOf(fits), links: linksOf(fits, { phase: 'phase', pool: 'pool' }) }
		}),
		scope('workload', ['workloads'], () => ({ ids: idsOf(plan.workloads), links: {} })),
		scope('application', ['applications'], () => ({ ids: idsOf(plan.applications), links: {} })),
		scope('placement', [...POOLS_OF, 'workloads'], () => {
			const placements = findPlacements(plan, pools)
			return { ids: idsOf(placements), links: linksOf(placements, { pool: 'pool', workload: 'workload' }) }
		}),
		scope('region', ['applications', 'workloads'], () => regionTable(plan)),
		...purchases(plan, lots, scope),
		scope('quarter', MONTHS_OF, () => ({ ids: quartersOf(months), links: {} })),
		scope('trade', [], () => ({ ids: TRADES, links: {} })),
		scope('crew', ['sites'], () => {
			const crews = plan.sites.flatMap(({ id }, site) =>
				TRADES.map((name, trade) => ({ id: `${id}/${name}`, site, trade })),
			)
			return { ids: idsOf(crews), links: linksOf(crews, { site: 'site', trade: 'trade' }) }
		}),
	]
}

/** Purchases, and the items of each site they add up to. */
function purchases({ sites }: PlanFile, lots: readonly Lot[], scope: Scope): readonly ScopeTable[] {
	const itemOf = ({ site, item }: Lot) => `${sites[site]?.id ?? ''}/${item}`
	return [
		scope('equipment', ['sites', 'lots'], () => {
			const items = new Map(lots.map((lot) => [itemOf(lot), lot.site]))
			return { ids: [...items.keys()], links: { site: Int32Array.from(items.values()) } }
		}),
		scope('lot', ['sites', 'lots'], () => {
			const places = placesOf(new Set(lots.map(itemOf)))
			const equipment = Int32Array.from(lots, (lot) => places.get(itemOf(lot)) ?? -1)
			return { ids: idsOf(lots), links: { equipment, ...linksOf(lots, { phase: 'phase', contract: 'contract' }) } }
		}),
	]
}

/** Where each id stands in its list. */
export const indexById = (items: readonly { readonly id: string }[]): ReadonlyMap<string, number> =>
	placesOf(idsOf(items))

const placesOf = (ids: Iterable<string>): ReadonlyMap<string, number> =>
	new Map([...ids].map((id, place) => [id, place]))

const idsOf = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id)

/** A link for each name: the field of the rows that says which instance each belongs to. */
function linksOf<Field extends string>(
	rows: readonly Readonly<Record<Field, number>>[],
	fields: Readonly<Record<string, Field>>,
): ScopeTable['links'] {
	return Object.fromEntries(
		Object.entries<Field>(fields).map(([name, field]) => [name, Int32Array.from(rows, (row) => row[field])]),
	)
}
