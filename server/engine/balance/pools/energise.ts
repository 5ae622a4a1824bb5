import { itPeakMW } from '../../layers/chips/it-power.ts'
import { feedableItMW } from '../../layers/energy/part-load.ts'
import { at, item } from '../../cells.ts'
import type { MonthAsks, PartMonth, RunConstants } from '../asked/run-types.ts'
import { needAt } from '../asked/need-at.ts'
import { pastRamp } from '../asked/fleet-share.ts'
import { wholeDown, wholeUp } from '../rounding.ts'
import type { BalanceSite } from '../types.ts'
import { roomFor, roomOf, takeRoom } from './rooms.ts'

/**
 * D and load factor of every site this month: the mean of the workloads active and eligible there, each weighted by the
 * accelerators it would require if wholly served by its first eligible pool at that site; the mixed figure, and training’s
 * load factor, where there is none. With it the power that hours and fuel let through. Rules C3, eR20.
 */
export function fillDiversity(constants: RunConstants, asks: MonthAsks, { part, month }: PartMonth): void {
	const { input, ledger } = constants
	for (const index of part.sites) {
		const site = item(input.sites, index)
		const cell = index * input.months + month
		const { diversity, loadFactor: own } = ofWorkloads(constants, asks, { site, index, month })
		const loadFactor = withLeased(site, { loadFactor: own, month })
		ledger.diversity[cell] = diversity
		ledger.loadFactor[cell] = loadFactor
		ledger.energyAvailable[cell] = withinHours(site, { month, loadFactor })
	}
}

/** Firm power as far as hours and fuel carry it: a load that rests more may peak higher. Rule eR20. */
function withinHours(site: BalanceSite, { month, loadFactor }: { month: number; loadFactor: number }): number {
	const firm = at(site.energyAvailableMW, month)
	const limit = site.mwhLimitMW ? at(site.mwhLimitMW, month) : NaN
	return Math.min(firm, limit >= 0 ? limit / loadFactor : firm)
}

type SiteMonth = { readonly site: BalanceSite; readonly index: number; readonly month: number }

type OfWorkloads = { readonly diversity: number; readonly loadFactor: number }

function ofWorkloads(constants: RunConstants, asks: MonthAsks, { site, index, month }: SiteMonth): OfWorkloads {
	const { input, layout } = constants
	let weight = 0
	let [peaks, means] = [0, 0]
	for (const { workload, place } of item(layout.atSite, index)) {
		if (asks.active[workload] !== 1) continue
		const where = item(layout.eligible, workload)
		const unit = at(where.unit, place)
		const spec = item(input.workloads, workload)
		const required =
			spec.kind === 'standing' && spec.fleetShare !== null
				? spec.fleetShare * pastRampAt(constants, { workload, index, month })
				: wholeUp(needAt(constants, asks, { workload, where, place, month }) / unit) * unit
		const inference = spec.kind === 'inference'
		weight += required
		peaks += required * (inference ? site.diversityInference : site.diversityTraining)
		means += required * (inference ? site.loadFactorInference : site.loadFactorTraining)
	}
	if (weight === 0) return { diversity: site.diversityMixed, loadFactor: site.loadFactorTraining }
	return { diversity: peaks / weight, loadFactor: means / weight }
}

/** Leased megawatts draw as what is rented does; the rest of the usable halls as the workloads. Rule eR20, joins C5. */
function withLeased(site: BalanceSite, { loadFactor, month }: { loadFactor: number; month: number }): number {
	const leased = site.leases ? at(site.leases.inHallsMW, month) : 0
	if (leased <= 0) return loadFactor
	const rest = Math.max(0, at(site.infrastructureAvailableItMW, month) - leased)
	return (leased * site.loadFactorRented + rest * loadFactor) / (leased + rest)
}

/** Accelerators past their ramp in the pools of a site that a workload may use. Rule pW1. */
function pastRampAt(
	constants: RunConstants,
	{ workload, index, month }: { workload: number; index: number; month: number },
) {
	const { pools } = item(constants.layout.eligible, workload)
	const here = pools.filter((pool) => item(constants.layout.pools, pool).site === index)
	return here.reduce((sum, pool) => sum + pastRamp(constants, pool, month), 0)
}

/** Orders of a site in the order they arrive, then as listed: who is fed first. */
export function ordersByArrival({
	input,
	layout,
}: Pick<RunConstants, 'input' | 'layout'>): readonly (readonly number[])[] {
	return layout.poolsAtSite.map((pools) =>
		pools
			.flatMap((pool) => item(layout.pools, pool).orders)
			.sort((a, b) => item(input.orders, a).arrivalMonth - item(input.orders, b).arrivalMonth || a - b),
	)
}

/**
 * Energises accelerators by arrival, as many as halls house and whose facility peak is within firm power, in whole
 * accelerators per order; where halls cannot cool some of them, each in those that can. Rules B5, eR21, pR5.
 */
export function energise(
	constants: RunConstants,
	arrivals: readonly (readonly number[])[],
	{ part, month }: PartMonth,
): void {
	for (const index of part.sites) {
		energiseSite(constants, item(arrivals, index), { site: item(constants.input.sites, index), index, month })
	}
	sumOrdersIntoPools(constants, { part, month })
}

function energiseSite(
	{ input, ledger }: RunConstants,
	orders: readonly number[],
	{ site, index, month }: SiteMonth,
): void {
	const cell = index * input.months + month
	const room = roomOf(site, {
		fedMW: feedableItMW(site, { facilityMW: at(ledger.energyAvailable, cell), month }),
		byHall: orders.some((order) => item(input.orders, order).halls !== undefined),
		month,
	})
	ledger.leasedFed[cell] = room.leasedMW
	ledger.housedPeak[cell] = room.freeMW
	const diversity = at(ledger.diversity, cell)
	for (const orderIndex of orders) {
		const order = item(input.orders, orderIndex)
		const { powerKW } = item(input.kinds, order.kind)
		const eachMW = itPeakMW({ accelerators: 1, powerKW, itOverheadFactor: site.itOverheadFactor, diversity })
		const available = Math.floor(at(order.available, month))
		const energised = eachMW > 0 ? Math.min(available, wholeDown(roomFor(room, order) / eachMW)) : available
		ledger.orderEnergised[orderIndex * input.months + month] = energised
		takeRoom(room, order, energised * eachMW)
		// A later arrival must not slip past one that had to wait, but may stand where the other cannot be cooled.
		if (room.halls === null && energised < available) room.freeMW = 0
	}
}

function sumOrdersIntoPools({ input, layout, ledger }: RunConstants, { part, month }: PartMonth): void {
	for (const index of part.pools) {
		let energised = 0
		for (const order of item(layout.pools, index).orders)
			energised += at(ledger.orderEnergised, order * input.months + month)
		ledger.poolEnergised[index * input.months + month] = energised
	}
}
