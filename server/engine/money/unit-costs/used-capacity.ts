/** What a site's capacity costs in a month, and how much of it there is. */
export type SiteCapacity = {
	readonly hallsUsd: number
	readonly staffUsd: number
	readonly powerUsd: number
	readonly energyUsd: number
	/** halls that are finished */
	readonly itMW: number
	readonly firmMW: number
	/** meter over rack */
	readonly perItMW: number
	readonly averageMW: number
}
/** Accelerators of one pool at work in a month, or leased megawatts without any. */
export type PoolUse = {
	readonly accelerators: number
	/** cost of one in service */
	readonly chipUsd: number
	/** their peak at the rack, and what they draw on average */
	readonly itMW: number
	readonly busyMW: number
}
export const USED_PARTS = ['chip', 'hall', 'staff', 'power', 'energy'] as const
export type UsedCost = Readonly<Record<(typeof USED_PARTS)[number], number>>

const shareOf = (part: number, all: number): number => (all > 0 ? part / all : 0)

/** What accelerators at work take of a site's capacity, pool after pool, and never more than is left. mM4.3 */
export function usedCosts(site: SiteCapacity, pools: readonly PoolUse[]): readonly UsedCost[] {
	const capacity = new CapacityLeft(site)
	return pools.map((pool) => capacity.take(pool))
}

/** A site's capacity, asked for one pool after the other. */
export class CapacityLeft {
	readonly #site: SiteCapacity
	#hallsMW: number
	#firmMW: number

	constructor(site: SiteCapacity) {
		this.#site = site
		this.#hallsMW = site.itMW
		this.#firmMW = site.firmMW
	}

	take({ accelerators, chipUsd, itMW, busyMW }: PoolUse): UsedCost {
		const site = this.#site
		const housed = Math.min(itMW, this.#hallsMW)
		const fed = Math.min(itMW * site.perItMW, this.#firmMW)
		this.#hallsMW -= housed
		this.#firmMW -= fed
		const ofHalls = shareOf(housed, site.itMW)
		return {
			chip: accelerators * chipUsd,
			hall: site.hallsUsd * ofHalls,
			staff: site.staffUsd * ofHalls,
			power: site.powerUsd * shareOf(fed, site.firmMW),
			energy: site.energyUsd * shareOf(busyMW, site.averageMW),
		}
	}
}
