import { runPlan } from '#server/engine/compute-plan.ts'
import { columnOf } from '#server/engine/kernel/run.ts'
import { tolerance } from '#server/engine/verdict/measure.quantities.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

/** What a site may lack of its target and meets it all the same, as the verdict has it: its largest rack, or half a percent. Verdict V2. */
export function toleranceMW(plan: PlanFile, siteId: string): number {
	const site = plan.sites.findIndex(({ id }) => id === siteId)
	return columnOf(runPlan(plan), tolerance).at(site, 0)
}
