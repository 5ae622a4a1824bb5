import { add, at, item } from '../cells.ts'
import type { Buildout } from '#shared/result.ts'
import { nameplateMW } from '../layers/chips/it-power.ts'
import type { RunConstants } from './asked/run-types.ts'
import { type SiteSupply, supplyOf, viewOf } from './buildout/supply.ts'
import { type HoursAsked, hoursAsked } from './pools/hours-asked.ts'

type Balanced = Pick<RunConstants, 'input' | 'layout' | 'ledger'>

type PoolTotals = {
	readonly required: Float64Array
	readonly available: Float64Array
	/** Σ over pools min(available, required), with spares and without, and Σ required without spares */
	readonly met: Float64Array
	readonly metWithoutSpares: Float64Array
	readonly requiredWithoutSpares: Float64Array
}

/** IT nameplate of the accelerators required, stand-ins included and spares not, and of those not given, MW IT; B9, B16 */
type Nameplates = {
	readonly demandedMW: Float64Array
	readonly unservedMW: Float64Array
	/** what is missing, and what caps take of the work done, of accelerators at full power */
	readonly missedMW: Float64Array
	/** accelerators sold by the hour and not energised beside what the plan’s own work has; lP30 */
	readonly notLet: Float64Array
}

/** What the ledger comes to at one site, month by month: all of it hangs on the site's own part of the balance. */
export type SiteFigures = Nameplates & {
	/** sold by the hour, by pool; lP30 */
	readonly hours: HoursAsked
	readonly chips: PoolTotals
	readonly targetMW: Float64Array
	/** IT peak of the accelerators required and of leases asked for, or the target, MW IT; B9 */
	readonly peakMW: Float64Array
	readonly supply: SiteSupply
	readonly buildout: Buildout
}

/** Accelerators sold by the hour and not energised at a site. Rule lP30. */
export const notLetAt = (figures: SiteFigures | undefined, month: number): number =>
	figures ? at(figures.notLet, month) : 0

export function siteFigures(run: Balanced, siteIndex: number): SiteFigures {
	const hours = hoursAsked(run, siteIndex)
	const nameplates = nameplatesOf(run, siteIndex, hours)
	const targetMW = targetDemandMW(run, siteIndex)
	const supply = supplyOf(run, siteIndex)
	return {
		hours,
		chips: poolTotals(run, siteIndex, hours),
		...nameplates,
		targetMW,
		peakMW: peakDemandMW(run, siteIndex, { ...nameplates, targetMW }),
		supply,
		buildout: viewOf(supply),
	}
}

/** Accelerators required and available in a site's pools, and what of the one the other meets. Rule B9. */
function poolTotals({ input, layout, ledger }: Balanced, siteIndex: number, hours: HoursAsked): PoolTotals {
	const { months } = input
	const zero = () => new Float64Array(months)
	const [required, available, met, metWithoutSpares, requiredWithoutSpares] = [zero(), zero(), zero(), zero(), zero()]
	for (const poolIndex of item(layout.poolsAtSite, siteIndex)) {
		const pool = item(layout.pools, poolIndex)
		// What tenants bring serves nobody here.
		if (pool.ofTenant) continue
		const sold = hours.get(poolIndex)
		for (let month = 0; month < months; month++) {
			let there = 0
			for (const order of pool.orders) there += at(item(input.orders, order).available, month)
			const own = at(ledger.poolRequired, poolIndex * months + month)
			const hoursSold = sold ? at(sold, month) : 0
			const asked = own + hoursSold
			// Spares are let while nothing fails.
			const withSpares = own + Math.max(hoursSold, at(ledger.poolSpares, poolIndex * months + month))
			add(required, month, withSpares)
			add(available, month, there)
			add(met, month, Math.min(there, withSpares))
			add(metWithoutSpares, month, Math.min(there, asked))
			add(requiredWithoutSpares, month, asked)
		}
	}
	return { required, available, met, metWithoutSpares, requiredWithoutSpares }
}

function nameplatesOf({ input, layout, ledger }: Balanced, siteIndex: number, hours: HoursAsked): Nameplates {
	const { months } = input
	const zero = () => new Float64Array(months)
	const [demandedMW, unservedMW, missedMW, notLet] = [zero(), zero(), zero(), zero()]
	const { itOverheadFactor } = item(input.sites, siteIndex)
	for (const poolIndex of item(layout.poolsAtSite, siteIndex)) {
		const { powerKW, capped } = item(input.kinds, item(layout.pools, poolIndex).kind)
		const { fullKW, speed } = capped ?? { fullKW: powerKW, speed: 1 }
		const sold = hours.get(poolIndex)
		for (let month = 0; month < months; month++) {
			const cell = poolIndex * months + month
			const [own, given] = [at(ledger.poolRequired, cell), at(ledger.poolAllocated, cell)]
			const hoursSold = sold ? at(sold, month) : 0
			const required = own + hoursSold
			const idle = Math.max(0, hoursSold - (at(ledger.poolEnergised, cell) - given))
			const unserved = Math.max(0, own - given) + idle
			add(notLet, month, idle)
			add(demandedMW, month, nameplateMW({ accelerators: required, powerKW, itOverheadFactor }))
			add(unservedMW, month, nameplateMW({ accelerators: unserved, powerKW, itOverheadFactor }))
			// A service that is slowed asks for more of them; what asks for accelerators is only slower.
			const missed = unserved + at(ledger.poolTraining, cell) * (1 - speed)
			add(missedMW, month, nameplateMW({ accelerators: missed, powerKW: fullKW, itOverheadFactor }))
		}
	}
	return { demandedMW, unservedMW, missedMW, notLet }
}

function peakDemandMW(
	{ input, ledger }: Balanced,
	siteIndex: number,
	{ demandedMW, targetMW }: Pick<SiteFigures, 'demandedMW' | 'targetMW'>,
): Float64Array {
	const { leases } = item(input.sites, siteIndex)
	const peak = new Float64Array(input.months)
	for (let month = 0; month < input.months; month++) {
		const drawn = at(demandedMW, month) * at(ledger.diversity, siteIndex * input.months + month)
		peak[month] = drawn + at(targetMW, month) + (leases ? at(leases.askedMW, month) : 0)
	}
	return peak
}

/** Where no workload may run at a site and nothing of it is let or sold by the hour, its target from the month its first hall is planned to be ready in, MW IT. Rule B9. */
function targetDemandMW(run: Balanced, siteIndex: number): Float64Array {
	const demand = new Float64Array(run.input.months)
	const site = item(run.input.sites, siteIndex)
	if (site.leases || hasWorkload(run, siteIndex) || isLet(run, siteIndex)) return demand
	// A hall is worked on for the whole of the month it is finished in.
	const from = Math.min(...site.halls.map(({ plannedFinish }) => plannedFinish + 1))
	if (site.targetByMonth === null) return demand
	for (let month = Math.max(0, from); month < demand.length; month++) demand[month] = at(site.targetByMonth, month)
	return demand
}

const isLet = ({ input }: Balanced, siteIndex: number): boolean =>
	input.orders.some(({ site, hours }) => site === siteIndex && hours !== undefined)

function hasWorkload({ input }: Balanced, siteIndex: number): boolean {
	return input.workloads.some(({ sites }) => sites.length === 0 || sites.includes(siteIndex))
}
