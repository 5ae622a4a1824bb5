import type { EngineWorld } from './world.ts'

/** The instances of a scope under sites, by site: indices in list order. */
export function rowsBySite(world: EngineWorld, scope: 'contract' | 'phase' | 'order'): readonly (readonly number[])[] {
	const bySite: number[][] = world.model.plan.sites.map(() => [])
	world.link(scope, 'site')?.forEach((site, row) => bySite[site]?.push(row))
	return bySite
}
