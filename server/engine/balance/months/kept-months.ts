import { at, indexAt, item } from '../../cells.ts'
import { sameData } from '../../rerun/same-data.ts'
import type { PartMonth, RunConstants } from '../asked/run-types.ts'
import type { BalancePart, Layout } from '../layout.ts'
import type { BalanceInput } from '../types.ts'

type KeptMonthsRun = { readonly input: BalanceInput; readonly layout: Layout; readonly parts: readonly BalancePart[] }

/**
 * The earlier run where months of a part may be kept from it, each by itself: all that sharing out reads is as it was but for
 * what differs month by month, which `sameAsked` and `sameSupply` look at. Where price moves demand, a month hangs on all those before.
 */
export function monthsFrom<Earlier extends KeptMonthsRun>(
	now: KeptMonthsRun,
	earlier: Earlier | null,
	index: number,
): Earlier | null {
	if (earlier === null || now.layout !== earlier.layout || now.input.demandElasticity !== 0) return null
	const [part, known] = [item(now.parts, index), earlier.parts[index]]
	const same = sameData(part, known) && sameData(steadyOf(part, now.input), steadyOf(part, earlier.input))
	return same ? earlier : null
}

/** What asking and sharing out read in all months alike. Kinds, workloads and their sizes are in the layout. */
function steadyOf(part: BalancePart, { sites, orders, applications, workloads, ...shared }: BalanceInput) {
	const byCost = part.workloads.some((index) => workloads[index]?.placement === 'cheapest')
	return {
		shared,
		sites: part.sites.map((index) => {
			const place = item(sites, index)
			const { targetItMW, itOverheadFactor, energyUsdPerMWh, peakPue, ...site } = place
			const { diversityTraining, diversityInference, diversityMixed, loadFactorTraining, loadFactorInference } = site
			return {
				...{ targetItMW, itOverheadFactor },
				...{ diversityTraining, diversityInference, diversityMixed, loadFactorTraining, loadFactorInference },
				// What power costs says where a workload goes first; the peak it feeds is looked at month by month.
				cost: byCost ? { energyUsdPerMWh, peakPue } : null,
				// What hours leave undone hangs on all that makes a load of work.
				hours: place.hours ? place : null,
			}
		}),
		rents: part.orders.map((index) => orders[index]?.rent),
		regions: part.applications.map((index) => applications[index]?.regions),
	}
}

/** Whether a site reads what it read, beside what is shared out. */
export function sameSite(now: BalanceInput, earlier: BalanceInput, site: number): boolean {
	const own = ({ sites, orders }: BalanceInput) => [sites[site], orders.filter((order) => order.site === site)]
	return sameData(own(now), own(earlier))
}

/** The run being made, and the one that months may be taken from. */
type Runs = { readonly now: RunConstants; readonly then: RunConstants }

/** Whether workloads ask for as much in a month as in an earlier run: demand, what fleets’ shares stand for, and what is trained. */
export function sameAsked(runs: Runs, place: PartMonth): boolean {
	return sameDemand(runs, place) && sameReady(runs, place) && sameTraining(runs, place)
}

function sameDemand({ now, then }: Runs, { part: { applications }, month }: PartMonth): boolean {
	const { months } = now.input
	for (const index of applications) {
		const cell = index * months + month
		const [own, known] = [item(now.input.applications, index).demand, item(then.input.applications, index).demand]
		if (at(now.ledger.applicationDemand, cell) !== at(then.ledger.applicationDemand, cell)) return false
		if (at(now.ledger.applicationMean, cell) !== at(then.ledger.applicationMean, cell)) return false
		if (at(own.activeUnits, month) !== at(known.activeUnits, month)) return false
	}
	return true
}

function sameReady({ now, then }: Runs, { part: { orders }, month }: PartMonth): boolean {
	return orders.every((order) => {
		const [own, known] = [item(now.input.orders, order), item(then.input.orders, order)]
		return at(own.available, month) === at(known.available, month)
	})
}

/** … and as much is delivered, energised and housed for it. */
export function sameSupply({ now, then }: Runs, { part, month }: PartMonth): boolean {
	const { months } = now.input
	const same = (one: Float64Array, other: Float64Array, row: number) =>
		at(one, row * months + month) === at(other, row * months + month)
	return (
		part.pools.every(
			(pool) =>
				same(now.ledger.poolEnergised, then.ledger.poolEnergised, pool) &&
				same(now.ledger.poolSteady, then.ledger.poolSteady, pool) &&
				same(now.spread.delivered, then.spread.delivered, pool) &&
				same(now.fromService, then.fromService, pool),
		) && part.sites.every((site) => same(now.ledger.housedPeak, then.ledger.housedPeak, site))
	)
}

/** Runs stand where they stood when the month began. */
function sameTraining({ now, then }: Runs, { part: { workloads }, month }: PartMonth): boolean {
	if (month === 0) return true
	return workloads.every((workload) => {
		const cell = workload * now.input.months + month - 1
		return (
			at(now.ledger.flopDone, cell) === at(then.ledger.flopDone, cell) &&
			at(now.ledger.monthsRun, cell) === at(then.ledger.monthsRun, cell) &&
			finishedBy(now, workload, month) === finishedBy(then, workload, month)
		)
	})
}

function finishedBy({ ledger }: RunConstants, workload: number, month: number): number {
	const finish = indexAt(ledger.finishMonth, workload)
	return finish < month ? finish : -1
}
