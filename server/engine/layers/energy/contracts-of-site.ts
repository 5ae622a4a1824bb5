import type { EngineWorld } from '../../world.ts'

/** The contracts of every site, as indices in list order. */
export function contractsBySite(world: EngineWorld): readonly (readonly number[])[] {
	const bySite: number[][] = world.model.plan.sites.map(() => [])
	world.link('contract', 'site')?.forEach((site, contract) => bySite[site]?.push(contract))
	return bySite
}
