import { at, indexAt, item } from '../../cells.ts'
import type { PartMonth } from '../asked/run-types.ts'
import type { BalancePart } from '../layout.ts'
import type { Ledger } from './ledger.ts'

type KeepRowsWritten = Partial<Record<keyof BalancePart, readonly (keyof Ledger)[]>>

/** Series that the months of a part write before accelerators are shared out, by what they have a row for … */
const FED = {
	sites: [
		...(['diversity', 'workLoadFactor', 'loadFactor', 'leasedFed', 'housedPeak'] as const),
		...(['energyFirm', 'energySteady', 'energyAvailable', 'flexibleWork'] as const),
	],
	orders: ['orderEnergised', 'orderHeld', 'orderReserved'],
	pools: ['poolEnergised', 'poolSteady'],
	applications: ['releaseEffect', 'applicationDemand', 'applicationMean', 'applicationUnclaimed'],
	workloads: [],
} as const satisfies KeepRowsWritten
/** … those that sharing out writes … */
const SHARED_OUT = {
	sites: ['siteTokensClaimed', 'siteTokensReady', 'siteTokensServed', 'flexibleIt', 'siteShare', 'sitePaused'],
	orders: [],
	pools: [
		...(['poolRequired', 'poolSpares', 'poolAllocated', 'poolTraining'] as const),
		...(['poolBusy', 'poolBusyTraining', 'poolIdle'] as const),
	],
	applications: ['applicationServed'],
	workloads: [
		...(['workRequired', 'workAllocated', 'workMean', 'workDone', 'workTokens', 'workTokensAsked'] as const),
		...(['workWaiting', 'workShare', 'flopDone', 'monthsRun'] as const),
	],
} as const satisfies KeepRowsWritten
/** … and of these, what is a series each. */
const BY_WORKLOAD = ['placed', 'regionAsked', 'regionServed', 'regionServedMs'] as const
const KINDS = ['sites', 'orders', 'pools', 'applications', 'workloads'] as const

/** Months of a part, from the first to before the last, and the ledger of the run they are kept from. */
export type Kept = {
	readonly part: BalancePart
	readonly earlier: Ledger
	readonly from: number
	readonly to: number
}

/** Writes all rows of a part as they were in an earlier run over the same rows. */
export function keepRows(ledger: Ledger, earlier: Ledger, part: BalancePart): void {
	const all: Kept = { part, earlier, from: 0, to: ledger.months }
	for (const of of KINDS) for (const name of FED[of]) copyRows(ledger[name], earlier[name], { ...all, rows: part[of] })
	ledger.priceEffect.set(earlier.priceEffect)
	for (const workload of part.workloads) ledger.finishMonth[workload] = indexAt(earlier.finishMonth, workload)
	keepShared(ledger, all)
}

/** Writes what was shared out in some months of an earlier run; where that is all of them, rows by workload are its own. */
export function keepShared(ledger: Ledger, kept: Kept): void {
	const { part, earlier, from, to } = kept
	for (const of of KINDS)
		for (const name of SHARED_OUT[of]) copyRows(ledger[name], earlier[name], { ...kept, rows: part[of] })
	for (const workload of part.workloads) {
		for (const name of BY_WORKLOAD) {
			const rows = item(earlier[name], workload)
			if (to - from === ledger.months) ledger[name][workload] = rows
			else copyRows(item(ledger[name], workload), rows, { ...kept, rows: rowsOf(rows, ledger.months) })
		}
	}
}

const rowsOf = ({ length }: Float64Array, months: number): readonly number[] => [...Array(length / months).keys()]

type KeepRows = Kept & { readonly rows: readonly number[] }

function copyRows<Series extends Float64Array | Uint8Array>(into: Series, earlier: Series, kept: KeepRows): void {
	const { months } = kept.earlier
	for (const row of kept.rows) {
		const first = row * months + kept.from
		into.set(earlier.subarray(first, row * months + kept.to), first)
	}
}

/** Training begins a month where it stood at the end of the last. */
export function beginRuns(ledger: Ledger, { part, month }: PartMonth): void {
	if (month === 0) return
	for (const workload of part.workloads) {
		const cell = workload * ledger.months + month
		ledger.flopDone[cell] = at(ledger.flopDone, cell - 1)
		ledger.monthsRun[cell] = at(ledger.monthsRun, cell - 1)
	}
}

/** … and is at the end of a month where it was in an earlier run. */
export function keepRuns(ledger: Ledger, earlier: Ledger, { part, month }: PartMonth): void {
	for (const workload of part.workloads) {
		const cell = workload * ledger.months + month
		ledger.flopDone[cell] = at(earlier.flopDone, cell)
		ledger.monthsRun[cell] = at(earlier.monthsRun, cell)
		if (indexAt(earlier.finishMonth, workload) === month) ledger.finishMonth[workload] = month
	}
}
