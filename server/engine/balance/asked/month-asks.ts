import { HOURS_PER_MONTH } from '#shared/units/conversions.ts'
import { at, item, valueAt } from '../../cells.ts'
import { softwareMaturity } from '../../layers/chips/maturity.ts'
import { askStanding } from './fleet-share.ts'
import type { Free, MonthAsks, PartMonth, RunConstants, WorkloadMonth } from './run-types.ts'
import type { Layout } from '../layout.ts'
import type { Ledger } from '../pools/ledger.ts'
import { emptyCounts } from '../pools/booking/pool-counts.ts'
import { monthsFromService } from '../pools/booking/room-shares.ts'
import { emptySeats } from '../pools/seats.ts'
import { reachOf } from '../pools/reach.ts'
import { spreadRows } from '#server/engine/balance/pools/booking/spread-unserved.ts'
import { releaseClaims } from '../demand/release-effect.ts'
import { wholeUp } from '../rounding.ts'
import type { BalanceInput } from '../types.ts'
import type { BatchWorkload, InferenceWorkload, TrainingWorkload } from '../workloads/workload-types.ts'

export function runConstants(input: BalanceInput, layout: Layout, ledger: Ledger): RunConstants {
	return {
		input,
		layout,
		ledger,
		maturity: maturityOf(input),
		powerKW: Float64Array.from(input.kinds, ({ powerKW }) => powerKW),
		itOverheadFactor: Float64Array.from(input.sites, ({ itOverheadFactor }) => itOverheadFactor),
		flops: input.workloads.map((workload) => (workload.kind === 'training' ? workload.flops : null)),
		counts: emptyCounts(layout.pools.length),
		fromService: monthsFromService(input, layout.pools),
		reach: reachOf(input, layout),
		free: freeOf(layout.pools.length, input.sites.length),
		releases: releaseClaims(input),
		producers: producersOf(input),
		need: new Float64Array(layout.pools.length),
		weights: weightsOf(input.sites.length),
		spread: spreadRows(input, layout),
		seats: emptySeats(input.sites.length),
	}
}

function weightsOf(sites: number): RunConstants['weights'] {
	return { required: new Float64Array(sites), peaks: new Float64Array(sites), means: new Float64Array(sites) }
}

function maturityOf({ kinds, months, maturity }: BalanceInput): Float64Array {
	const found = new Float64Array(kinds.length * months)
	kinds.forEach(({ availableFromMonth }, kind) => {
		for (let month = 0; month < months; month++)
			found[kind * months + month] = softwareMaturity(month - availableFromMonth, maturity)
	})
	return found
}

function freeOf(pools: number, sites: number): Free {
	return {
		energised: new Float64Array(pools),
		steady: new Float64Array(pools),
		valley: new Float64Array(pools),
		freed: new Float64Array(pools),
		room: new Float64Array(sites),
	}
}

function producersOf({ workloads }: BalanceInput): RunConstants['producers'] {
	const makers = workloads.flatMap((run, maker) =>
		run.kind === 'training' && run.producesModel !== null ? [{ maker, model: run.producesModel }] : [],
	)
	return workloads.map(({ modelId }, index) =>
		makers.flatMap(({ maker, model }) => (maker !== index && model === modelId ? [maker] : [])),
	)
}

export function emptyAsks(input: BalanceInput): MonthAsks {
	const works = input.workloads.length
	return {
		active: new Uint8Array(works),
		amount: new Float64Array(works),
		meanShare: new Float64Array(works),
		batchHours: new Float64Array(works * input.kinds.length),
	}
}

/** Fills what workloads ask for in a month, once the demand of applications is known. Rules A1–A5, M6, B4. */
export function fillAsks(constants: RunConstants, asks: MonthAsks, { part, month }: PartMonth): void {
	for (const index of part.workloads) {
		const amount = amountAsked(constants, asks, { index, month })
		asks.active[index] = Number(amount > 0)
		asks.amount[index] = amount
	}
}

function amountAsked(constants: RunConstants, asks: MonthAsks, { index, month }: WorkloadMonth): number {
	const workload = item(constants.input.workloads, index)
	if (month < workload.startMonth || month > workload.lastMonth) return 0
	switch (workload.kind) {
		case 'inference':
			return askInference(constants, asks, { workload, index, month })
		case 'training':
			return askTraining(constants, workload, { index, month })
		case 'batch':
			return askBatch(constants, asks, { workload, index, month })
		case 'standing':
			return askStanding(constants, workload, { index, month })
	}
}

type InferencePlace = WorkloadMonth & { readonly workload: InferenceWorkload }

function askInference(
	{ input, ledger }: RunConstants,
	asks: MonthAsks,
	{ workload, index, month }: InferencePlace,
): number {
	let peak = 0
	let mean = 0
	for (const { application, share } of workload.claims) {
		const cell = application * input.months + month
		const asked = share * at(ledger.applicationDemand, cell)
		peak += asked
		mean += share * at(ledger.applicationMean, cell)
		ledger.applicationUnclaimed[cell] = Math.max(0, at(ledger.applicationUnclaimed, cell) - asked)
	}
	asks.meanShare[index] = peak > 0 ? Math.min(1, mean / peak) : 1
	return peak
}

/** Accelerators a run asks for: those given, or the hours left spread over the months to the deadline. Rule M6. */
function askTraining(
	{ input, layout, ledger, flops }: RunConstants,
	workload: TrainingWorkload,
	{ index, month }: WorkloadMonth,
): number {
	const work = flops[index] ?? null
	if (work === null || (ledger.finishMonth[index] ?? -1) >= 0) return 0
	if (workload.accelerators !== null) return workload.accelerators
	const rate = firstRate(layout, index)
	if (workload.deadlineMonth === null || rate === null) return 0
	const hoursLeft = Math.max(0, work - at(ledger.flopDone, index * input.months + month)) / rate
	const monthsLeft = Math.max(1, workload.deadlineMonth - month + 1)
	return wholeUp(hoursLeft / (HOURS_PER_MONTH * monthsLeft))
}

/** FLOP an hour on the first eligible pool, or on the default chip where none is. */
export function firstRate({ eligible, standIns }: Layout, workload: number): number | null {
	return eligible[workload]?.rate[0] ?? standIns[workload]?.rate[0] ?? null
}

type BatchPlace = WorkloadMonth & { readonly workload: BatchWorkload }

function askBatch({ input }: RunConstants, asks: MonthAsks, { workload, index, month }: BatchPlace): number {
	let asked = 0
	for (let kind = 0; kind < input.kinds.length; kind++) {
		let hours = workload.jobsPerMonth * valueAt(workload.hoursPerJob, kind)
		for (const { application, share, hoursPerUnit, hoursAtAll } of workload.claims) {
			const units = valueAt(item(input.applications, application).demand.activeUnits, month)
			if (units > 0) hours += share * (units * valueAt(hoursPerUnit, kind) + valueAt(hoursAtAll, kind))
		}
		asks.batchHours[index * input.kinds.length + kind] = hours
		asked = Math.max(asked, hours)
	}
	return asked > 0 ? 1 : 0
}
