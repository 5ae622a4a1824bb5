import type { PlanFile } from '#shared/schemas/plan-file.ts'

/** `the campus` of several halls, `the site`, or `the plan` of several sites. */
export function placeName(plan: Pick<PlanFile, 'sites' | 'buildPhases'>): string {
	if (plan.sites.length !== 1) return 'the plan'
	return plan.buildPhases.length > 1 ? 'the campus' : 'the site'
}
