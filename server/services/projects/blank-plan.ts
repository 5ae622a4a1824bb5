import { parsePlanFile } from '#shared/schemas/plan-file.ts'

const HORIZON_MONTHS = 60

/** An empty plan that starts in the given month. */
export function blankPlan(name: string, startMonth: string): ReturnType<typeof parsePlanFile> {
	return parsePlanFile({ format: 'strata.plan/1', name, startMonth, horizonMonths: HORIZON_MONTHS })
}
