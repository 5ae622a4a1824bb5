import type { Remedy } from '#shared/remedies.ts'
import type { PlanResult, Series } from '#shared/result.ts'
import { bindsMost, covers, gapOf, shortMonths, type ShortRun } from './shortfall-runs.ts'

export type Effect = Omit<Remedy, 'lever' | 'layer' | 'subject' | 'size' | 'change'>

/** What a changed plan's result is against the plan's own, over a run and over the whole. Rule R2. */
export function assessChange({ before, run }: { before: PlanResult; run: ShortRun }, after: PlanResult): Effect {
	const months = run.to - run.from
	const cleared = indices(run).filter((month) => covers(after, run.layer, month)).length
	const gap = gapOf(before, run)
	return {
		clears: cleared === months,
		monthsCleared: cleared,
		gapClosed: cleared === months ? 1 : gap > 0 ? Math.max(0, 1 - gapOf(after, run) / gap) : 0,
		shortMonths: shortMonths(after) - shortMonths(before),
		acceleratorMonths: served(after) - served(before),
		itMWMonths: energised(after) - energised(before),
		capexUsd: after.finance.totals.capexUsd - before.finance.totals.capexUsd,
		opexUsd: after.finance.totals.opexUsd - before.finance.totals.opexUsd,
		labourUsd: after.finance.totals.labourUsd - before.finance.totals.labourUsd,
		next: bindsMost(after, run),
	}
}

/** Months cleared count whole; below that, how much of the gap is closed. */
export function reachOf(effect: Effect): number {
	return effect.clears ? effect.monthsCleared + 1 : effect.monthsCleared + Math.min(effect.gapClosed, 1) * 0.999
}

const indices = ({ from, to }: ShortRun) => Array.from({ length: to - from }, (_, index) => from + index)
const total = (values: Series) => values.reduce((sum, value) => sum + value, 0)

function served(result: PlanResult): number {
	return Object.values(result.workloads).reduce(
		(sum, { acceleratorsAllocated }) => sum + total(acceleratorsAllocated),
		0,
	)
}

function energised(result: PlanResult): number {
	return Object.values(result.sites).reduce((sum, { itPowerMW }) => sum + total(itPowerMW), 0)
}
