import { indexAt, item } from '../cells.ts'
import type { Places } from './places.ts'
import type { EngineWorld } from '../world.ts'

type AtSite = 'contract' | 'phase' | 'order' | 'lease' | 'pool'

/** The site that an instance stands at. Throws where there is none: references are checked before. */
export function siteOf(world: EngineWorld, scope: AtSite, row: number): number {
	return indexAt(world.link(scope, 'site') ?? new Int32Array(), row)
}

/** The reference rows of the place that an instance stands at. */
export function placesOf(world: EngineWorld, scope: AtSite, row: number): Places {
	return item(world.model.places, siteOf(world, scope, row))
}

/** The instances of a scope under one site, in list order. */
export function rowsAt(world: EngineWorld, scope: AtSite, site: number): Int32Array {
	const members = world.members(scope, 'site')
	return members ? members.rows.subarray(members.starts[site], members.starts[site + 1]) : new Int32Array()
}

/** The instances of a scope under sites, by site: indices in list order. */
export function rowsBySite(world: EngineWorld, scope: AtSite): readonly (readonly number[])[] {
	const bySite: number[][] = world.model.plan.sites.map(() => [])
	const sites = world.link(scope, 'site') ?? new Int32Array()
	for (const [row, site] of sites.entries()) bySite[site]?.push(row)
	return bySite
}
