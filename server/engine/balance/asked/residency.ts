import { item } from '../../cells.ts'
import { locationOf } from '../../places.ts'
import type { EngineModel } from '../../world.ts'
import { sitesById } from '../pools/pools.ts'
import type { WorkloadPlace } from '../workload-place.ts'

type Workload = EngineModel['plan']['workloads'][number]

/** Sites it names, of these those in the countries it may run in; without any it runs nowhere. Rule pW7. */
export function sitesOf(
	{ plan, catalogue }: EngineModel,
	{ siteIds, residency }: Workload,
	siteIndex: ReadonlyMap<string, number>,
): Pick<WorkloadPlace, 'sites' | 'nowhere'> {
	const named = siteIds.flatMap((id) => siteIndex.get(id) ?? [])
	if (residency.length === 0) return { sites: named }
	const countryOf = (index: number) => locationOf({ site: item(plan.sites, index), catalogue }).country
	const sites = (named.length > 0 ? named : sitesById(plan)).filter((index) => residency.includes(countryOf(index)))
	return sites.length > 0 ? { sites } : { sites: named, nowhere: { countries: residency } }
}
