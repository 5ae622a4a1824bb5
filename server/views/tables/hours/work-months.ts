import type { PlanResult } from '#shared/result.ts'

/** Months from the first with people to a little after the last, so that empty years do not squeeze the work. */
export function workMonths(result: PlanResult): { readonly from: number; readonly to: number } {
	const { construction, unlevelled } = result.workforce
	const busy = result.months.map(
		(_, index) => (construction.headcount[index] ?? 0) >= 0.5 || (unlevelled.construction.headcount[index] ?? 0) >= 0.5,
	)
	const first = busy.indexOf(true)
	if (first < 0) return { from: 0, to: result.months.length }
	return { from: Math.max(0, first - 1), to: Math.min(result.months.length, busy.lastIndexOf(true) + 4) }
}
