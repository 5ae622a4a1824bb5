import { at, indexAt, item } from '../cells.ts'
import { sameData } from '../rerun/same-data.ts'
import type { PartMonth, RunConstants } from './asked/run-types.ts'
import type { BalancePart, Layout } from './layout.ts'
import type { BalanceInput } from './types.ts'

type Run = { readonly input: BalanceInput; readonly layout: Layout; readonly parts: readonly BalancePart[] }

/**
 * The earlier run where months of a part may be kept from it, each by itself: all that sharing out reads is as it was but for
 * what differs month by month, which `sameMonth` looks at. Where price moves demand, a month hangs on all those before.
 */
export function monthsFrom<Earlier extends Run>(now: Run, earlier: Earlier | null, index: number): Earlier | null {
	if (earlier === null || now.layout !== earlier.layout || now.input.demandElasticity !== 0) return null
	const [part, known] = [item(now.parts, index), earlier.parts[index]]
	const same = sameData(part, known) && sameData(steadyOf(part, now.input), steadyOf(part, earlier.input))
	return same ? earlier : null
}

/** What sharing out reads in all months alike. Kinds, workloads and their sizes are in the layout. */
function steadyOf(part: BalancePart, { sites, orders, applications, workloads, ...shared }: BalanceInput) {
	return {
		shared,
		sites: part.sites.map((index) => {
			const { targetItMW, energyUsdPerMWh, peakPue, itOverheadFactor } = item(sites, index)
			return { targetItMW, energyUsdPerMWh, peakPue, itOverheadFactor }
		}),
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

/** Whether as much is asked, delivered, energised and housed in a month as in an earlier run, and as much was trained before it. */
export function sameMonth(runs: Runs, place: PartMonth): boolean {
	return sameDemand(runs, place) && sameSupply(runs, place) && sameTraining(runs, place)
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

function sameSupply({ now, then }: Runs, { part, month }: PartMonth): boolean {
	const { months } = now.input
	const same = (one: Float64Array, other: Float64Array, row: number) =>
		at(one, row * months + month) === at(other, row * months + month)
	return (
		part.pools.every(
			(pool) =>
				same(now.ledger.poolEnergised, then.ledger.poolEnergised, pool) &&
				same(now.spread.delivered, then.spread.delivered, pool) &&
				same(now.fromService, then.fromService, pool),
		) &&
		part.sites.every(
			(site) =>
				same(now.ledger.housedPeak, then.ledger.housedPeak, site) &&
				same(now.ledger.diversity, then.ledger.diversity, site),
		) &&
		part.orders.every(
			(order) =>
				at(item(now.input.orders, order).available, month) === at(item(then.input.orders, order).available, month),
		)
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
