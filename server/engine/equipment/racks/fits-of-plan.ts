import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Pool } from '../../pools-of-plan.ts'

type FitPool = Pick<Pool, 'siteIndex' | 'powerCapW'> & { readonly chip: Pick<Pool['chip'], 'id'> }
type Fit = { readonly id: string; readonly phase: number; readonly pool: number }

/** A chip under its cap, whoever owns it: its racks are the same. */
export const rackName = ({ chip, powerCapW }: Pick<FitPool, 'chip' | 'powerCapW'>): string =>
	powerCapW === null ? chip.id : `${chip.id}@${String(powerCapW)}W`

/** Every hall with every kind of rack that is ordered at its site. */
export function findFits(
	{ buildPhases }: Pick<PlanFile, 'buildPhases'>,
	pools: readonly FitPool[],
	siteIndex: ReadonlyMap<string, number>,
): readonly Fit[] {
	return buildPhases.flatMap(({ id, siteId }, phase) => {
		const site = siteIndex.get(siteId)
		const kinds = new Map<string, number>()
		pools.forEach((pool, index) => {
			if (pool.siteIndex === site && !kinds.has(rackName(pool))) kinds.set(rackName(pool), index)
		})
		return Array.from(kinds, ([name, pool]) => ({ id: `${id}/${name}`, phase, pool }))
	})
}
