import type { RegionResult, WorkloadResult } from '#shared/result/workload-result.ts'
import { item, valueAt } from '../cells.ts'
import type { BalanceRun } from './run-balance.ts'

const ALMOST = 1e-9

/** How a service reaches the users of each region; nothing where it is not said where they are. Rule pW7. */
export function regionResults(run: BalanceRun, workload: number): Pick<WorkloadResult, 'regions'> {
	const reach = run.constants.reach[workload]
	if (!reach) return {}
	return { regions: Object.fromEntries(reach.regions.map(({ id }, place) => [id, ofRegion(run, workload, place)])) }
}

function ofRegion({ input, ledger }: BalanceRun, workload: number, place: number): RegionResult {
	const rowOf = (series: readonly Float64Array[]) =>
		item(series, workload).subarray(place * input.months, (place + 1) * input.months)
	const [asked, served, ms] = [rowOf(ledger.regionAsked), rowOf(ledger.regionServed), rowOf(ledger.regionServedMs)]
	const sum = (series: Float64Array) => series.reduce((total, value) => total + value, 0)
	return {
		servedShare: Array.from(asked, (tokens, month) => (tokens > 0 ? shareOf(valueAt(served, month) / tokens) : null)),
		meanRttMs: sum(served) > 0 ? sum(ms) / sum(served) : null,
	}
}

/** Whole is whole, however its parts were added. */
const shareOf = (share: number): number => (share > 1 - ALMOST ? 1 : share)
