import type { PlanFile } from '#shared/schemas/plan-file.ts'

type WithTargets = Pick<PlanFile['sites'][number], 'targetItMW' | 'targetMonth' | 'targets'>

/** So many megawatts of IT are asked for from a month on; null: no month was said. */
export type TargetAsked = { readonly month: string | null; readonly itMW: number }

/** What is asked of a site, step by step, months and megawatts rising; none where nothing is. Verdict V1. */
export function targetStepsOf({ targetItMW, targetMonth, targets }: WithTargets): readonly TargetAsked[] {
	if (targets.length > 0) return targets
	// A target of nothing asks for nothing.
	return targetItMW === null || targetItMW === 0 ? [] : [{ month: targetMonth, itMW: targetItMW }]
}

/** What is asked in the end; null where nothing is. */
export const wholeTargetOf = (site: WithTargets): number | null => targetStepsOf(site).at(-1)?.itMW ?? null

/** What is asked in a month: the last step that has come, 0 before the first. A target without a month is asked in all. */
export const targetIn = (site: WithTargets, month: string): number =>
	targetStepsOf(site).findLast((step) => step.month === null || step.month <= month)?.itMW ?? 0
