import { add, at, indexAt, item } from '../../cells.ts'
import { ALL_DONE, type Undone } from '../../layers/energy/hours/undone.ts'
import type { PartMonth, RunConstants } from '../asked/run-types.ts'
import type { Booking } from '../pools/booking/booking.ts'
import { DONE } from '../rounding.ts'
import type { BalanceSite } from '../types.ts'
import type { BalanceWorkload } from '../workloads/workload-types.ts'
import type { MeanPue } from './mean-pue.ts'
import { activeHoursOf, siteLoad } from './site-load.ts'

/**
 * What is not there earns nothing: of a month’s work that is lost which hours leave unserved, and of work that may pause what is
 * paused. Of a run that would have ended in the month what is cut is done in the next. Rule lP6.
 */
export function cutWork(constants: RunConstants, booked: readonly Booking[], { part, month }: PartMonth): void {
	const { input, ledger } = constants
	let isAny = false
	for (const index of part.sites) {
		const undone = undoneAt(constants, index, month)
		const cell = index * input.months + month
		ledger.siteShare[cell] = 1 - undone.unserved
		ledger.sitePaused[cell] = undone.paused
		isAny ||= undone.unserved > 0 || undone.paused > 0
	}
	if (isAny) for (const booking of booked) cut(constants, booking)
}

const isLoaded = (site: BalanceSite): site is BalanceSite & { readonly meanPue: MeanPue } => site.meanPue !== undefined

function undoneAt(constants: RunConstants, index: number, month: number): Undone {
	const site = item(constants.input.sites, index)
	if (!site.hours || !isLoaded(site)) return ALL_DONE
	const load = siteLoad(constants, { index, site, month })
	if (site.hours.isCarried(month, load)) return ALL_DONE
	return site.hours.undone(month, { ...load, activeHours: activeHoursOf(constants, index, month) })
}

/** Part of its work at a site that is done: what may move within the day does, into the hours that are idle anyway. */
function shareAt(
	{ input, ledger }: RunConstants,
	workload: BalanceWorkload,
	{ index, month }: { index: number; month: number },
): number {
	const cell = index * input.months + month
	const paused = at(ledger.sitePaused, cell)
	const site = item(input.sites, index)
	const idle = 1 - (workload.kind === 'inference' ? site.loadFactorInference : site.loadFactorTraining)
	const lost = { none: 0, pause: paused, shift: Math.max(0, paused - idle) }[workload.flexibility ?? 'none']
	return at(ledger.siteShare, cell) * (1 - lost)
}

function cut(constants: RunConstants, { workload, month, served, tokens }: Booking): void {
	const { input, layout, ledger } = constants
	const spec = item(input.workloads, workload)
	const where = item(layout.eligible, workload)
	const sums = new Float64Array(2)
	const weigh = (place: number, weight: number) => {
		const site = item(layout.pools, indexAt(where.pools, place)).site
		const share = shareAt(constants, spec, { index: site, month })
		add(sums, 0, weight)
		add(sums, 1, weight * share)
		if (spec.kind === 'inference') add(ledger.siteTokensServed, site * input.months + month, -weight * (1 - share))
	}
	const placed = item(ledger.placed, workload)
	served.places.forEach((place, turn) => {
		const accelerators = at(placed, place * input.months + month)
		weigh(place, spec.kind === 'inference' ? (tokens[turn] ?? 0) : accelerators * at(where.rate, place))
	})
	for (const { place, accelerators } of served.freed) weigh(place, accelerators * at(where.rate, place))
	const all = at(sums, 0)
	const share = all > 0 ? at(sums, 1) / all : 1
	if (share >= 1) return
	const cell = workload * input.months + month
	ledger.workShare[cell] = share
	ledger.workTokens[cell] = at(ledger.workTokens, cell) * share
	if (spec.kind === 'inference') cutService(constants, { workload, month, share, served: 1 - served.unserved })
	if (spec.kind === 'training') cutRun(constants, { workload, month, share })
}

type CutShare = { readonly workload: number; readonly month: number; readonly share: number }

function cutService(
	{ input, ledger }: RunConstants,
	{ workload, month, share, served }: CutShare & { readonly served: number },
): void {
	const spec = item(input.workloads, workload)
	if (spec.kind !== 'inference') return
	for (const { application, share: claim } of spec.claims) {
		const row = application * input.months + month
		add(ledger.applicationServed, row, -claim * at(ledger.applicationDemand, row) * served * (1 - share))
	}
	for (const series of [item(ledger.regionServed, workload), item(ledger.regionServedMs, workload)])
		for (let row = month; row < series.length; row += input.months) series[row] = at(series, row) * share
}

function cutRun({ input, ledger, flops }: RunConstants, { workload, month, share }: CutShare): void {
	const cell = workload * input.months + month
	const before = month > 0 ? at(ledger.flopDone, cell - 1) : 0
	const done = before + (at(ledger.flopDone, cell) - before) * share
	ledger.flopDone[cell] = done
	const isEnded = done >= (flops[workload] ?? Infinity) * (1 - DONE)
	if (indexAt(ledger.finishMonth, workload) === month && !isEnded) ledger.finishMonth[workload] = -1
}
