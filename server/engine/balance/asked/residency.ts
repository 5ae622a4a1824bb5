import { item } from '../../cells.ts'
import { locationOf } from '../../places/places.ts'
import { indexById } from '../../scopes-of-plan.ts'
import type { EngineModel } from '../../world.ts'
import { sitesById } from '../pools/pools.ts'
import type { WorkloadPlace } from '../workloads/workload-place.ts'

type ResidencyWorkload = EngineModel['plan']['workloads'][number]

/** Where a workload of the plan may run. */
export type SitesOf = (workload: ResidencyWorkload) => Pick<WorkloadPlace, 'sites' | 'nowhere'>

/** Sites a workload names, of these those in the countries it may run in; without any it runs nowhere. Rule pW7. */
export function sitesOfWorkloads({ plan, catalogue }: EngineModel): SitesOf {
	const indexOf = indexById(plan.sites)
	const inOrder = sitesById(plan)
	const known = new Map<number, string>()
	const countryOf = (index: number): string => {
		const country = known.get(index) ?? locationOf({ site: item(plan.sites, index), catalogue }).country
		known.set(index, country)
		return country
	}
	return ({ siteIds, residency }) => {
		const named = siteIds.flatMap((id) => indexOf.get(id) ?? [])
		if (residency.length === 0) return { sites: named }
		const sites = (named.length > 0 ? named : inOrder).filter((index) => residency.includes(countryOf(index)))
		return sites.length > 0 ? { sites } : { sites: named, nowhere: { countries: residency } }
	}
}
