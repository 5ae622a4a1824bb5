import { add, at, indexAt, item } from '../../cells.ts'
import { fillNeeds } from '../asked/fill-needs.ts'
import { pastRamp } from '../asked/fleet-share.ts'
import type { MonthAsks, PartMonth, RunConstants } from '../asked/run-types.ts'
import { wholeUp } from '../rounding.ts'
import type { BalanceSite } from '../types.ts'
import type { BalanceWorkload } from '../workloads/workload-types.ts'
import type { Ledger } from './ledger.ts'
import type { Eligible } from './pools.ts'

/** The month of a part, and the ledger of a run that asked the same in it: null where none is known to. */
type FillDiversityParams = PartMonth & { readonly known: Ledger | null }

/**
 * D and load factor of every site this month: the mean of the workloads active and eligible there, each weighted by the
 * accelerators it would require if wholly served by its first eligible pool at that site; the mixed figure, and training’s
 * load factor, where there is none. With it the power that hours and fuel let through. Rules C3, eR20.
 */
export function fillDiversity(
	constants: RunConstants,
	asks: MonthAsks,
	{ part, month, known }: FillDiversityParams,
): void {
	const { input, ledger } = constants
	if (known === null) weighWorkloads(constants, asks, { part, month })
	for (const index of part.sites) {
		const site = item(input.sites, index)
		const cell = index * input.months + month
		if (known) {
			ledger.diversity[cell] = at(known.diversity, cell)
			ledger.workLoadFactor[cell] = at(known.workLoadFactor, cell)
		}
		const loadFactor = withLeased(site, { loadFactor: at(ledger.workLoadFactor, cell), month })
		ledger.loadFactor[cell] = loadFactor
		ledger.energyFirm[cell] = withinHours(site, { month, loadFactor })
	}
}

/** Firm power as far as hours and fuel carry it: a load that rests more may peak higher. Rule eR20. */
function withinHours(site: BalanceSite, { month, loadFactor }: { month: number; loadFactor: number }): number {
	const firm = at(site.energyAvailableMW, month)
	const limit = site.mwhLimitMW ? at(site.mwhLimitMW, month) : NaN
	return Math.min(firm, limit >= 0 ? limit / loadFactor : firm)
}

function weighWorkloads(constants: RunConstants, asks: MonthAsks, { part, month }: PartMonth): void {
	const { input, ledger } = constants
	const { required, peaks, means } = constants.weights
	for (const site of part.sites) required[site] = peaks[site] = means[site] = 0
	for (const workload of part.workloads)
		if (asks.active[workload] === 1) weighWorkload(constants, asks, { workload, month })
	for (const index of part.sites) {
		const { diversityMixed, loadFactorTraining } = item(input.sites, index)
		const cell = index * input.months + month
		const weight = at(required, index)
		ledger.diversity[cell] = weight === 0 ? diversityMixed : at(peaks, index) / weight
		ledger.workLoadFactor[cell] = weight === 0 ? loadFactorTraining : at(means, index) / weight
	}
}

type WorkloadMonth = { readonly workload: number; readonly month: number }

/** A workload's weight at each site that has a pool for it: what its first pool there would need for all of it. */
function weighWorkload(constants: RunConstants, asks: MonthAsks, { workload, month }: WorkloadMonth): void {
	const { input, layout, need, weights } = constants
	const where = item(layout.eligible, workload)
	const spec = item(input.workloads, workload)
	const share = fleetShareOf(spec)
	const serves = spec.kind === 'inference'
	const { firsts } = where
	fillNeeds(constants, asks, { workload, where: firsts, month })
	for (let first = 0; first < firsts.pools.length; first++) {
		const [index, unit] = [indexAt(firsts.site, first), at(firsts.unit, first)]
		const site = item(input.sites, index)
		const required =
			share === null
				? wholeUp(at(need, first) / unit) * unit
				: share * pastRampOf(constants, { where, places: item(where.bySite, first), month })
		add(weights.required, index, required)
		add(weights.peaks, index, required * (serves ? site.diversityInference : site.diversityTraining))
		add(weights.means, index, required * (serves ? site.loadFactorInference : site.loadFactorTraining))
	}
}

const fleetShareOf = (spec: BalanceWorkload): number | null => (spec.kind === 'standing' ? spec.fleetShare : null)

type PlacesMonth = { readonly where: Eligible; readonly places: readonly number[]; readonly month: number }

/** Accelerators past their ramp in the pools of a site that a workload may use. Rule pW1. */
function pastRampOf(constants: RunConstants, { where, places, month }: PlacesMonth): number {
	return places.reduce((sum, place) => sum + pastRamp(constants, indexAt(where.pools, place), month), 0)
}

/** Leased megawatts draw as what is rented does; the rest of the usable halls as the workloads. Rule eR20, joins C5. */
function withLeased(site: BalanceSite, { loadFactor, month }: { loadFactor: number; month: number }): number {
	const leased = site.leases ? at(site.leases.inHallsMW, month) : 0
	if (leased <= 0) return loadFactor
	const rest = Math.max(0, at(site.infrastructureAvailableItMW, month) - leased)
	return (leased * site.loadFactorRented + rest * loadFactor) / (leased + rest)
}
