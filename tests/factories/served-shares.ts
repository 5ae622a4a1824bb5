import { expect } from 'vitest'
import { runBalance } from '#server/engine/balance/run-balance.ts'
import type { BalanceInput } from '#server/engine/balance/types.ts'
import { must } from './must.ts'

/** What each workload has come to, month by month, by priority: of training all work so far, else the month's share. */
export function sharesByPriority(input: BalanceInput): readonly number[] {
	const { ledger, layout, constants } = runBalance(input)
	return layout.turns.flatMap((workload) => {
		let trained = 0
		return Array.from({ length: input.months }, (_, month) => {
			const cell = workload * input.months + month
			if (must(input.workloads[workload]).kind !== 'training')
				return Number.isNaN(must(ledger.workDone[cell])) ? 1 : must(ledger.workDone[cell])
			trained += must(ledger.workAllocated[cell]) / must(constants.flops[workload])
			const finish = must(ledger.finishMonth[workload])
			return finish >= 0 && month >= finish ? 1 : trained
		})
	})
}

/** Fails where the first share that differs is smaller than before. */
export function noWorse(before: readonly number[], after: readonly number[]): void {
	const place = before.findIndex(
		(share, index) => Math.abs(share - must(after[index])) > 1e-12 * Math.max(share, must(after[index])),
	)
	if (place >= 0) expect(after[place]).toBeGreaterThan(must(before[place]))
}
