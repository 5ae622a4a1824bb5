import { expect } from 'vitest'
import { runBalance } from '#server/engine/balance/run-balance.ts'
import type { BalanceInput } from '#server/engine/balance/types.ts'
import { must } from './must.ts'

/** What a workload has come to by a month; `rounding` is how far whole accelerators alone may move it. */
type Share = { readonly share: number; readonly rounding: number }

type Run = ReturnType<typeof runBalance>

const ROUNDING = 1e-12

/**
 * The part of a training's work that is done by each month. It asks for whole accelerators that bring it to its
 * deadline: where it is ahead, a month may ask for one less, and the work so far may fall behind by one a month.
 */
function trained({ ledger, constants }: Run, workload: number, months: number): readonly Share[] {
	const flops = must(constants.flops[workload])
	const finish = must(ledger.finishMonth[workload])
	let before = 0
	let acceleratorMonths = 0
	return Array.from({ length: months }, (_, month) => {
		const cell = workload * months + month
		const done = must(ledger.flopDone[cell]) / flops
		const busy = must(ledger.workMean[cell])
		if (busy > 0) acceleratorMonths += (done - before) / busy
		before = done
		return finish >= 0 && month >= finish ? { share: 1, rounding: 0 } : { share: done, rounding: acceleratorMonths }
	})
}

/** The part of what each month asks for that is served. A month that asks for nothing has all it asks for. */
function served({ ledger }: Run, workload: number, months: number): readonly Share[] {
	return Array.from({ length: months }, (_, month) => {
		const done = must(ledger.workDone[workload * months + month])
		return { share: Number.isNaN(done) ? 1 : done, rounding: 0 }
	})
}

/** What each workload has come to, month by month, by priority: of training all work so far, else the month's share. */
export function sharesByPriority(input: BalanceInput): readonly Share[] {
	const run = runBalance(input)
	return run.layout.turns.flatMap((workload) =>
		must(input.workloads[workload]).kind === 'training'
			? trained(run, workload, input.months)
			: served(run, workload, input.months),
	)
}

/** Fails where a share is smaller than before by more than rounding, and no share before it is greater. */
export function noWorse(before: readonly Share[], after: readonly Share[]): void {
	for (const [index, was] of before.entries()) {
		const is = must(after[index])
		const most = ROUNDING * Math.max(was.share, is.share)
		if (is.share > was.share + most) return
		expect(is.share).toBeGreaterThanOrEqual(was.share - most - Math.max(was.rounding, is.rounding))
	}
}
