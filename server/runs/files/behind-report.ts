import { daysOf, type PlanRun, readinessOf } from '#server/engine/compute-plan.ts'
import { explainPlan } from '#server/engine/explain-plan.ts'
import type { Explanation } from '#shared/explanation.ts'
import { explanationInMoney } from '#shared/explanation-in-money.ts'
import { overviewFigures } from '#server/views/pages/overview-view.ts'
import { tightestDay } from '#server/views/pages/site/day-view.ts'
import type { BehindReport } from '#server/views/report/report-model.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneyOf } from '#shared/units/money.ts'
import { saidAnswer, saidReadiness } from '#server/views/messages/explanations.ts'

/** A formula and what stands in it; what stands behind that the traces of the plan tell. */
const ONE_STEP = 1

type BehindReportRun = { readonly plan: PlanFile; readonly result: PlanResult; readonly frame: PlanRun }

function headlinesOf({ plan, result, frame }: BehindReportRun): readonly Explanation[] {
	return overviewFigures(plan, result).flatMap(({ label, why }) => {
		if (why === null) return []
		const { quantity, scope, month } = why
		const asked = { quantity, scope, month: month ?? undefined, depth: ONE_STEP, inPlanMoney: true }
		const answer = saidAnswer(explainPlan(frame, asked), plan)
		return answer.ok ? [{ ...explanationInMoney(answer.explanation, moneyOf(plan)), label }] : []
	})
}

/** What a finished run tells a report beside its result: how its headline figures are found, on what, and a day by the hour. */
export function behindReport(run: BehindReportRun): BehindReport {
	const { plan, result, frame } = run
	const asked = tightestDay(plan, result)
	const days = asked === null ? null : daysOf(frame, asked)
	return {
		headlines: headlinesOf(run),
		readiness: saidReadiness(readinessOf(frame), plan),
		day: asked === null || days === null ? null : { ...asked, days },
	}
}
