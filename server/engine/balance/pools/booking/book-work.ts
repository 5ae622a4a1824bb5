import { HOURS_PER_MONTH, SECONDS_PER_MONTH } from '#shared/units/conversions.ts'
import { add, at, indexAt, item, valueAt } from '../../../cells.ts'
import { nameplateMW } from '../../../layers/chips/it-power.ts'
import type { RunConstants } from '../../asked/run-types.ts'
import { DONE } from '../../rounding.ts'
import type { BalanceWorkload } from '../../workloads/workload-types.ts'
import type { BookMonthEntry } from './booking.ts'

/** Adds a month's FLOP to a run; returns the part of the month it works: in the month it ends, until its work is done. Rules M6, pW2. */
export function advance(
	{ input, ledger, flops }: RunConstants,
	{ workload, month, where, served, spec }: BookMonthEntry,
): number {
	const work = valueAt(flops, workload)
	if (work === 0 || spec.kind !== 'training') return 1
	const placed = item(ledger.placed, workload)
	let flop = 0
	for (const place of served.places) {
		flop += at(placed, place * input.months + month) * HOURS_PER_MONTH * at(where.rate, place)
	}
	for (const { place, accelerators } of served.freed) flop += accelerators * HOURS_PER_MONTH * at(where.rate, place)
	const cell = workload * input.months + month
	const left = work - at(ledger.flopDone, cell)
	const part = flop > left ? Math.max(0, left) / flop : 1
	add(ledger.flopDone, cell, flop)
	ledger.workTokens[cell] = (flop / work) * (spec.trainingTokens / SECONDS_PER_MONTH)
	if (at(ledger.flopDone, cell) >= work * (1 - DONE)) ledger.finishMonth[workload] = month
	if (flop > 0) add(ledger.monthsRun, cell, part)
	return part
}

/** Books what works through the month, and what a run that ends leaves to later work; returns the workload's mean. Rule pW2. */
export function bookBusy(
	constants: RunConstants,
	{ workload, month, where, served, spec }: BookMonthEntry,
	part: number,
): number {
	const { input, ledger, free } = constants
	const placed = item(ledger.placed, workload)
	let mean = 0
	const busy = (place: number, accelerators: number) => {
		const pool = indexAt(where.pools, place)
		mean += accelerators
		add(ledger.poolBusy, pool * input.months + month, accelerators)
		if (spec.kind !== 'inference') add(ledger.poolBusyTraining, pool * input.months + month, accelerators)
		if (spec.flexibility !== undefined) bookFlexible(constants, { pool, month, accelerators, kind: spec.kind })
	}
	for (const place of served.places) {
		const taken = at(placed, place * input.months + month)
		busy(place, taken * part)
		add(free.freed, indexAt(where.pools, place), taken * (1 - part))
	}
	for (const { place, accelerators } of served.freed) busy(place, accelerators * part)
	return mean
}

type FlexibleBusy = Pick<BalanceWorkload, 'kind'> & {
	readonly pool: number
	readonly month: number
	readonly accelerators: number
}

/** What work that may pause or move draws on the mean. Rule lP5. */
function bookFlexible(
	{ input, layout, ledger }: RunConstants,
	{ pool, month, accelerators, kind }: FlexibleBusy,
): void {
	const { site: index, kind: chip } = item(layout.pools, pool)
	const site = item(input.sites, index)
	const { powerKW } = item(input.kinds, chip)
	const share =
		kind === 'inference'
			? site.diversityInference * site.loadFactorInference
			: site.diversityTraining * site.loadFactorTraining
	const nameplate = nameplateMW({ accelerators, powerKW, itOverheadFactor: site.itOverheadFactor })
	add(ledger.flexibleIt, index * input.months + month, nameplate * share)
}
