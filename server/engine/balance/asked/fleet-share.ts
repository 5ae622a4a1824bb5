import { at, indexAt, item } from '../../cells.ts'
import { wholeDown } from '../rounding.ts'
import type { StandingWorkload } from '../workloads/workload-types.ts'
import type { MonthAsks, PartMonth, RunConstants, WorkloadMonth } from './run-types.ts'

/** Accelerators that are past their ramp stand for those of a share of the fleet until it is known what runs. Rule pW1. */
export function askStanding(
	constants: RunConstants,
	workload: StandingWorkload,
	{ index, month }: WorkloadMonth,
): number {
	if (workload.fleetShare === null) return at(workload.asked, month)
	const { pools } = item(constants.layout.eligible, index)
	return workload.fleetShare * pools.reduce((sum, pool) => sum + pastRamp(constants, pool, month), 0)
}

/** Accelerators of a pool that are past their ramp. */
export function pastRamp({ input, layout }: RunConstants, pool: number, month: number): number {
	return item(layout.pools, pool).orders.reduce((sum, order) => sum + at(item(input.orders, order).available, month), 0)
}

/** What runs is known: shares of the fleet ask for that part of it, pool by pool in whole servers. Rule pW1, joins B15. */
export function settleFleetShares(constants: RunConstants, asks: MonthAsks, { part, month }: PartMonth): void {
	const { input, layout, ledger } = constants
	for (const index of part.workloads) {
		const workload = item(input.workloads, index)
		if (workload.kind !== 'standing' || workload.fleetShare === null || asks.active[index] !== 1) continue
		const { pools, unit } = item(layout.eligible, index)
		const fed = workload.flexibility === undefined ? ledger.poolSteady : ledger.poolEnergised
		let amount = 0
		for (let place = 0; place < pools.length; place++) {
			const energised = at(fed, indexAt(pools, place) * input.months + month)
			amount += wholeDown((workload.fleetShare * energised) / at(unit, place)) * at(unit, place)
		}
		asks.amount[index] = amount
		asks.active[index] = Number(amount > 0)
	}
}
