import type { Remedy } from '#shared/remedies.ts'
import type { Outcome } from './engine-runs.ts'
import { bindsMost, covers, gapOf, shortMonths, type ShortRun } from './shortfall-runs.ts'

export type Effect = Omit<Remedy, 'lever' | 'layer' | 'subject' | 'size' | 'change'>

/** What a changed plan is against the plan as it is, over a run and over the whole. Rule R2. */
export function assessChange(
	{ before, run, months }: { before: Outcome; run: ShortRun; months: readonly string[] },
	after: Outcome,
): Effect {
	const cleared = months.slice(run.from, run.to).filter((_, index) => covers(after, run.layer, run.from + index))
	const clears = cleared.length === run.to - run.from
	const gap = gapOf(before, run)
	const more = (key: keyof Outcome['figures']) => after.figures[key] - before.figures[key]
	return {
		clears,
		monthsCleared: cleared.length,
		clearedMonths: cleared,
		gapClosed: clears ? 1 : gap > 0 ? Math.max(0, 1 - gapOf(after, run) / gap) : 0,
		shortMonths: shortMonths(after) - shortMonths(before),
		acceleratorMonths: more('served'),
		itMWMonths: -more('lost'),
		capexUsd: more('capex'),
		commitmentUsd: more('commitment'),
		opexUsd: more('opex'),
		labourUsd: more('labour'),
		perDiemUsd: more('perDiem'),
		next: bindsMost(after, run),
	}
}

/** Months cleared count whole; below that, how much of the gap is closed. */
export function reachOf(effect: Effect): number {
	return effect.clears ? effect.monthsCleared + 1 : effect.monthsCleared + Math.min(effect.gapClosed, 1) * 0.999
}
