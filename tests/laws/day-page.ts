import { daysOf, type runPlan } from '#server/engine/compute-plan.ts'
import { buildDayView, dayAsked, type DayView } from '#server/views/pages/site/day-view.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

type Run = { readonly plan: PlanFile; readonly result: PlanResult; readonly frame: ReturnType<typeof runPlan> }

/** The hours of a day as their page opens; null of a plan without a site. */
export function dayPageOf({ plan, result, frame }: Run): DayView | null {
	const asked = dayAsked(plan, result, new URLSearchParams())
	const days = asked && daysOf(frame, asked)
	return days && buildDayView({ plan, result, status: null, days }, asked)
}
