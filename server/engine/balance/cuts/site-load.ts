import { add, at, item } from '../../cells.ts'
import { itPeakMW, nameplateMW } from '../../layers/chips/it-power.ts'
import type { HoursLoad } from '../../layers/energy/hours/undone.ts'
import type { RunConstants } from '../asked/run-types.ts'
import type { BalanceSite } from '../types.ts'
import { type MeanPue, meanPueOf } from './mean-pue.ts'

type LoadSite = BalanceSite & { readonly meanPue: MeanPue }
type SiteLoadPlace = { readonly index: number; readonly site: LoadSite; readonly month: number }

const HOURS_PER_DAY = 24

/** The load that a month’s work makes at the meter, as it is shared out, but for the hours it is active in. Rules C7, eR7, eR22. */
export function siteLoad(constants: RunConstants, place: SiteLoadPlace): Omit<HoursLoad, 'activeHours'> {
	const { input, ledger } = constants
	const { index, site, month } = place
	const cell = index * input.months + month
	const { ownPeak, theirs, mean, inference } = drawn(constants, place)
	const leased = at(ledger.leasedFed, cell)
	const averageMW = mean + Math.max(0, leased - theirs) * site.loadFactorRented
	const peakMW = ownPeak + Math.max(leased, theirs)
	const share = (part: number) => (averageMW > 0 ? Math.min(1, part / averageMW) : 0)
	return {
		meanMW: averageMW * meanPueOf(site, { peakMW, averageMW, month }),
		inferenceShare: share(inference),
		flexibleShare: share(at(ledger.flexibleIt, cell)),
		flexibleWorkMW: at(ledger.flexibleWork, cell),
	}
}

function drawn(constants: RunConstants, { index, site, month }: SiteLoadPlace) {
	const { input, layout, ledger } = constants
	const { itOverheadFactor } = site
	const diversity = at(ledger.diversity, index * input.months + month)
	const training = site.diversityTraining * site.loadFactorTraining
	const serving = site.diversityInference * site.loadFactorInference
	const rented = site.diversityMixed * site.loadFactorRented
	let [ownPeak, theirs, mean, inference] = [0, 0, 0, 0]
	for (const pool of item(layout.poolsAtSite, index)) {
		const { kind, ofTenant } = item(layout.pools, pool)
		const { powerKW } = item(input.kinds, kind)
		const cell = pool * input.months + month
		const [energised, busy] = [at(ledger.poolEnergised, cell), at(ledger.poolBusy, cell)]
		const trained = at(ledger.poolBusyTraining, cell)
		const letOut = ofTenant ? energised : rentedIn(constants, pool, month)
		const working = trained * training + (busy - trained) * serving + letOut * rented
		const idle = (energised - busy - letOut) * site.idlePowerShare
		const each = nameplateMW({ accelerators: 1, powerKW, itOverheadFactor })
		mean += each * (working + idle)
		inference += each * (at(ledger.poolAllocated, cell) - at(ledger.poolTraining, cell)) * serving
		const peak = itPeakMW({ accelerators: energised, powerKW, itOverheadFactor, diversity })
		if (ofTenant) theirs += peak
		else ownPeak += peak
	}
	return { ownPeak, theirs, mean, inference }
}

/** Accelerators let by the hour, of what workloads leave; what a pool gives falls on its orders as listed. Rule mM2. */
function rentedIn({ input, layout, ledger }: RunConstants, pool: number, month: number): number {
	const cell = pool * input.months + month
	let [given, rented] = [at(ledger.poolAllocated, cell) + at(ledger.poolIdle, cell), 0]
	for (const order of item(layout.pools, pool).orders) {
		const reserved = at(ledger.orderReserved, order * input.months + month)
		const energised = at(ledger.orderEnergised, order * input.months + month) - reserved
		rented += reserved
		const own = Math.min(given, energised)
		given -= own
		const { hours } = item(input.orders, order)
		if (!hours) continue
		let first = 0
		while (first < month && at(ledger.orderEnergised, order * input.months + first) === 0) first += 1
		rented += hours.occupancy * Math.min(1, (month - first + 1) / hours.ramp) * (energised - own)
	}
	return rented
}

/** Of the services that run there, by the power they have; a whole day where none does. Rule eR7. */
export function activeHoursOf(constants: RunConstants, site: number, month: number): number {
	const sums = new Float64Array(2)
	for (const [workload, spec] of constants.input.workloads.entries()) {
		if (spec.kind !== 'inference') continue
		addActive(constants, sums, { workload, site, month, hours: spec.activeHours ?? HOURS_PER_DAY })
	}
	const all = at(sums, 0)
	return all > 0 ? at(sums, 1) / all : HOURS_PER_DAY
}

type ActiveService = {
	readonly workload: number
	readonly site: number
	readonly month: number
	readonly hours: number
}

/** Adds the power that a service has there, and that power by its hours. */
function addActive(
	{ input, layout, ledger }: RunConstants,
	sums: Float64Array,
	{ workload, site, month, hours }: ActiveService,
): void {
	const placed = ledger.placed[workload]
	if (!placed || placed.length === 0) return
	for (const [place, pool] of item(layout.eligible, workload).pools.entries()) {
		if (item(layout.pools, pool).site !== site) continue
		const { powerKW } = item(input.kinds, item(layout.pools, pool).kind)
		const weight = at(placed, place * input.months + month) * powerKW
		add(sums, 0, weight)
		add(sums, 1, weight * hours)
	}
}
