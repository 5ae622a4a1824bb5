import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

type HallsByFinishHall = PlanFile['buildPhases'][number]
const NEVER = '9999-12'

/** Halls of a site that are built, by their levelled finish; those that are never finished last. */
export function hallsByFinish(
	plan: PlanFile,
	result: PlanResult,
	siteId: string,
): readonly { readonly hall: HallsByFinishHall; readonly finish: string }[] {
	return plan.buildPhases
		.filter((hall) => hall.siteId === siteId && hall.scope !== 'existing')
		.map((hall) => ({ hall, finish: result.schedule[`phase:${hall.id}`]?.finish ?? NEVER }))
		.sort((a, b) => (a.finish === b.finish ? 0 : a.finish < b.finish ? -1 : 1))
}
