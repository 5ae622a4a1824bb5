import type { PlanResult } from '../result.ts'
import type { PlanFile } from '../schemas/plan-file.ts'
import type { TargetDate } from '#shared/result/warning-result.ts'

type TargetDateSite = Pick<PlanFile['sites'][number], 'id' | 'name' | 'targetMonth'>

/** Null where no month is asked for, there is nothing to reach, or the plan ends before anybody can tell. */
export function targetDateOf(
	{ id, name, targetMonth: asked }: TargetDateSite,
	{ milestones, months, sites }: Pick<PlanResult, 'milestones' | 'months' | 'sites'>,
): TargetDate | null {
	const itMW = sites[id]?.buildout.targetItMW ?? 0
	if (asked === null || itMW <= 0) return null
	const runs = milestones.find(({ kind, siteId }) => kind === 'full_power' && siteId === id)?.month ?? null
	const isBeyond = runs === null && asked > (months.at(-1) ?? '')
	return isBeyond ? null : { site: name, itMW, asked, runs }
}

export const isLate = ({ asked, runs }: TargetDate): boolean => runs === null || runs > asked
