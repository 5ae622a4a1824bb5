import type { PlanResult } from '../result.ts'
import type { PlanFile } from '../schemas/plan-file.ts'
import type { TargetDate } from '#shared/result/warning-result.ts'

type TargetDateSite = Pick<PlanFile['sites'][number], 'id' | 'name'>

/** Of the last step within the plan; null where no month is asked for, or it lies behind the plan’s end. */
export function targetDateOf(
	{ id, name }: TargetDateSite,
	{ verdict, months }: Pick<PlanResult, 'verdict' | 'months'>,
): TargetDate | null {
	const own = verdict.sites[id]
	if (own?.basis !== 'stated') return null
	const end = months.at(-1) ?? ''
	const step = own.steps.findLast(({ month }) => month <= end)
	return step ? { site: name, itMW: step.itMW, asked: step.month, runs: own.fullPower.month } : null
}

export const isLate = ({ asked, runs }: TargetDate): boolean => runs === null || runs > asked
