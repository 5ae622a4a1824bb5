import { DAYS_PER_MONTH, HOURS_PER_MONTH } from '#shared/units/conversions.ts'
import { at, item, valueAt } from '../../cells.ts'
import type { SparseSeries } from '#shared/series.ts'
import type {
	ApplicationResult,
	ReplicaResult,
	TrainingResult,
	WorkloadResult,
} from '#shared/result/workload-result.ts'
import { listOf } from '../../document-series.ts'
import { firstRate } from '../asked/month-asks.ts'
import type { BalanceRun } from '../run-balance.ts'
import { regionResults } from '../region-results.ts'
import { wholeUp } from '../rounding.ts'
import type { TrainingWorkload } from './workload-types.ts'

const HOURS_PER_DAY = 24

/** What the balance knows of a run. */
export type Advanced = Pick<
	TrainingResult,
	'flops' | 'acceleratorHours' | 'days' | 'daysRun' | 'finishMonth' | 'meetsDeadline' | 'pool'
>
/** A workload as the balance knows it; checks on training come after. */
export type BalancedWorkload = Omit<WorkloadResult, 'training'> & { readonly training?: Advanced }

/** The `workloads` part of the result, keyed by workload id. Rule B14. */
export function workloadResults(run: BalanceRun): Readonly<Record<string, BalancedWorkload>> {
	return Object.fromEntries(run.input.workloads.map(({ id }, index) => [id, workloadResult(run, index)]))
}

function workloadResult(run: BalanceRun, index: number): BalancedWorkload {
	const { input, ledger } = run
	const workload = input.workloads[index]
	const required = rowOf(ledger.workRequired, index, input.months)
	const allocated = rowOf(ledger.workAllocated, index, input.months)
	const replica = replicaResult(run, index)
	return {
		acceleratorsRequired: required,
		acceleratorsAllocated: allocated,
		acceleratorsMean: rowOf(ledger.workMean, index, input.months),
		workShare: rowOf(ledger.workShare, index, input.months),
		servedShare: servedShares(run, index),
		tokensPerSecond: rowOf(ledger.workTokens, index, input.months),
		placements: placementsOf(run, index),
		...regionResults(run, index),
		...(replica ? { replica } : {}),
		...(workload?.kind === 'training' ? { training: trainingResult(run, { workload, index }) } : {}),
	}
}

/** Of jobs what is done, of all else allocated ÷ required; null in months that ask for nothing. */
export function servedShares({ input, ledger }: BalanceRun, index: number): SparseSeries {
	const kind = input.workloads[index]?.kind
	const isBatch = kind === 'batch'
	// Of runs and standing work what is cut is told of the work, not of what was given.
	const isCut = isBatch || kind === 'inference'
	return rowOf(ledger.workDone, index, input.months).map((share, month) => {
		if (Number.isNaN(share)) return null
		const cell = index * input.months + month
		const done = isCut ? valueAt(ledger.workShare, cell) : 1
		if (isBatch) return share * done
		const asked = valueAt(ledger.workRequired, cell)
		// What the hours of a run that ended do needs no accelerators of its own.
		return (asked > 0 ? valueAt(ledger.workAllocated, cell) / asked : share) * done
	})
}

/** Accelerators by site and chip; power caps of one chip are added up. Pools that never got one are left out. */
function placementsOf(
	{ input, layout, ledger }: BalanceRun,
	index: number,
): Readonly<Record<string, readonly number[]>> {
	const found = new Map<string, number[]>()
	layout.eligible[index]?.pools.forEach((poolIndex, place) => {
		const series = rowOf(ledger.placed[index] ?? new Float64Array(), place, input.months)
		if (series.every((count) => count === 0)) return
		const key = poolName({ input, layout }, poolIndex)
		const known = found.get(key)
		found.set(key, known ? known.map((count, month) => count + valueAt(series, month)) : series)
	})
	return Object.fromEntries(found)
}

function poolName({ input, layout }: Pick<BalanceRun, 'input' | 'layout'>, poolIndex: number): string {
	const pool = item(layout.pools, poolIndex)
	return `${item(input.sites, pool.site).id}/${item(input.kinds, pool.kind).chip.id}`
}

/** The replica in the pool that runs most accelerators, else where most are ordered, else on the default chip. */
function replicaResult(run: BalanceRun, index: number): ReplicaResult | null {
	const pool = busiestPool(run, index)
	const kind = pool === null ? run.input.defaultKind : item(run.layout.pools, pool).kind
	const replica = run.sizes[index]?.replicas[kind]
	if (!replica) return null
	const { parts, promptSeconds, ...figures } = replica
	const stepMs = parts && parts.layersMs + parts.weightsMs + parts.attentionMs + parts.matrixMs + parts.linksMs
	return {
		...figures,
		chip: item(run.input.kinds, kind).chip.id,
		pool: pool === null ? null : cappedPoolName(run, pool),
		stepMs,
		promptsOfOthersMs: parts && Math.max(0, replica.timePerOutputTokenMs - (stepMs ?? 0) / parts.acceptedTokens),
		firstTokenSeconds: promptSeconds,
	}
}

/** Where it ran most accelerators, else has most ordered; null where no pool is eligible. */
function busiestPool({ input, layout, ledger }: BalanceRun, index: number): number | null {
	const placed = item(ledger.placed, index)
	const pools = Array.from(item(layout.eligible, index).pools, (poolIndex, place) => {
		const pool = item(layout.pools, poolIndex)
		const used = rowOf(placed, place, input.months).reduce((sum, count) => sum + count, 0)
		return { poolIndex, used, ordered: pool.ordered }
	})
	return pools.sort((a, b) => b.used - a.used || b.ordered - a.ordered)[0]?.poolIndex ?? null
}

type WorkloadResultsRun = { readonly workload: TrainingWorkload; readonly index: number }

function trainingResult(
	{ input, layout, ledger, constants }: BalanceRun,
	{ workload, index }: WorkloadResultsRun,
): Advanced {
	const flops = valueAt(constants.flops, index)
	const rate = firstRate(layout, index)
	const acceleratorHours = rate ? flops / rate : 0
	const asked = workload.accelerators ?? acceleratorsForDeadline(workload, acceleratorHours)
	const finish = ledger.finishMonth[index] ?? -1
	return {
		flops,
		acceleratorHours,
		days: asked > 0 ? acceleratorHours / asked / HOURS_PER_DAY : 0,
		daysRun: DAYS_PER_MONTH * at(ledger.monthsRun, (index + 1) * input.months - 1),
		finishMonth: finish >= 0 ? (input.monthNames[finish] ?? null) : null,
		meetsDeadline: meetsDeadline(workload.deadlineMonth, { finish, months: input.months }),
		pool: firstPool({ input, layout }, index),
	}
}

/** The pool hours are of, as the plan's pools are named: its cap is part of the name. */
function firstPool({ input, layout }: Pick<BalanceRun, 'input' | 'layout'>, workload: number): string | null {
	const first = item(layout.eligible, workload).pools[0]
	return first === undefined ? null : cappedPoolName({ input, layout }, first)
}

function cappedPoolName({ input, layout }: Pick<BalanceRun, 'input' | 'layout'>, pool: number): string {
	const { powerCapW } = item(input.kinds, item(layout.pools, pool).kind)
	return poolName({ input, layout }, pool) + (powerCapW === null ? '' : `@${String(powerCapW)}W`)
}

function acceleratorsForDeadline({ monthsToDeadline }: TrainingWorkload, acceleratorHours: number): number {
	return wholeUp(acceleratorHours / (HOURS_PER_MONTH * monthsToDeadline))
}

/** Null without a deadline, and where the deadline lies beyond the horizon and the run has not ended within it. */
function meetsDeadline(
	deadline: number | null,
	{ finish, months }: { readonly finish: number; readonly months: number },
) {
	if (deadline === null) return null
	if (finish >= 0) return finish <= deadline
	return deadline < months ? false : null
}

/** The `applications` part of the result, keyed by application id. Rule B14. */
export function applicationResults({ input, ledger }: BalanceRun): Readonly<Record<string, ApplicationResult>> {
	return Object.fromEntries(
		input.applications.map(({ id }, index) => {
			const demand = rowOf(ledger.applicationDemand, index, input.months)
			const served = rowOf(ledger.applicationServed, index, input.months)
			const result: ApplicationResult = {
				demandTokensPerSecond: demand,
				meanTokensPerSecond: rowOf(ledger.applicationMean, index, input.months),
				servedTokensPerSecond: served,
				servedShare: demand.map((asked, month) => (asked > 0 ? Math.min(1, valueAt(served, month) / asked) : null)),
				...effectsOf({ input, ledger }, index),
			}
			return [id, result]
		}),
	)
}

type Effects = Pick<ApplicationResult, 'priceEffect' | 'releaseEffect'>

/** What price and releases did to demand, each where it did anything. Rules A6, A7. */
function effectsOf({ input, ledger }: Pick<BalanceRun, 'input' | 'ledger'>, application: number): Effects {
	const price = rowOf(ledger.priceEffect, 0, input.months)
	const release = rowOf(ledger.releaseEffect, application, input.months)
	return {
		...(price.some((factor) => factor !== 1) ? { priceEffect: price } : {}),
		...(release.some((factor) => factor !== 1) ? { releaseEffect: release } : {}),
	}
}

/** One row of a ledger series as a list. */
function rowOf(series: Float64Array, row: number, months: number): number[] {
	return listOf(series.subarray(row * months, (row + 1) * months))
}
