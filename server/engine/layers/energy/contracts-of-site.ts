import { rowsBySite } from '../../rows-of-site.ts'
import type { EngineWorld } from '../../world.ts'

/** The contracts of every site, as indices in list order. */
export function contractsBySite(world: EngineWorld): readonly (readonly number[])[] {
	return rowsBySite(world, 'contract')
}
