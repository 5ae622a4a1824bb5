import { expect } from 'vitest'
import { balancePlan } from '#server/engine/balance/balance-algorithms.ts'
import { workloadResults } from '#server/engine/balance/workloads/workload-results.ts'
import type { PlanRun } from '#server/engine/compute-plan.ts'
import { columnOf, noteOf } from '#server/engine/kernel/run.ts'
import { leasedPower } from '#server/engine/layers/infrastructure/let-halls.ts'
import { must } from '../factories/must.ts'

/** Month by month, in priority order: what leases take of halls and what is fed of that before all (mM2), of training what is trained so far, else the month's share. */
export function sharesOf(frame: PlanRun): readonly number[] {
	const { plan, months } = frame.world.model
	const run = noteOf(frame, balancePlan)
	const workloads = workloadResults(run)
	const byPriority = plan.workloads.toSorted((a, b) => (a.priority ?? 1) - (b.priority ?? 1))
	const ofWork = byPriority.flatMap(({ id, kind, ...work }) => {
		const { servedShare, tokensPerSecond, training, acceleratorsAllocated } = must(workloads[id])
		// A share of the fleet asks for more where more runs: what it is given is what it has.
		if ('fleetShare' in work && work.fleetShare !== null) return acceleratorsAllocated
		if (kind !== 'training') return servedShare.map((share) => share ?? 1)
		const ended = training?.finishMonth ? months.indexOf(training.finishMonth) : months.length
		let trained = 0
		return tokensPerSecond.map((tokens, month) => (month >= ended ? Infinity : (trained += tokens)))
	})
	// Where a lease waits for halls or power it takes what is added, and accelerators may find less beside it. Of the same
	// power less is fed in more halls: the plant of all that is let runs, and more of it nearly empty (eR21).
	return [...columnOf(frame, leasedPower).values, ...run.ledger.leasedFed, ...ofWork]
}

export function neverLess(before: readonly number[], after: readonly number[]): void {
	const differs = before.findIndex((share, at) => {
		const other = must(after[at])
		return share !== other && Math.abs(share - other) > 1e-9 * Math.max(share, other)
	})
	if (differs >= 0) expect(after[differs]).toBeGreaterThan(must(before[differs]))
}
