import type { PlanFile } from '#shared/schemas/plan-file.ts'

type WithTargets = Pick<PlanFile['sites'][number], 'targetItMW' | 'targetMonth'>

/** So many megawatts of IT are asked for from a month on; null: no month was said. */
export type TargetAsked = { readonly month: string | null; readonly itMW: number }

/** What is asked of a site, step by step, months and megawatts rising; none where nothing is. Verdict V1. */
export function targetStepsOf({ targetItMW, targetMonth }: WithTargets): readonly TargetAsked[] {
	return targetItMW === null ? [] : [{ month: targetMonth, itMW: targetItMW }]
}
