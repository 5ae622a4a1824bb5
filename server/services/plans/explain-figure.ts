import { runPlan } from '#server/engine/compute-plan.ts'
import { explainPlan, type ExplainAnswer } from '#server/engine/explain-plan.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

export type FigureQuestion = {
	readonly quantity: string
	readonly scope: string | null
	readonly month: string | null
	readonly depth: number
}

/** Why a figure of a plan is what it is; a question that fits nothing is answered with what would fit. Who may see the plan has been checked by whoever read it. */
export function explainFigure(plan: PlanFile, { quantity, scope, month, depth }: FigureQuestion): ExplainAnswer {
	return explainPlan(runPlan(plan), { quantity, scope: scope ?? undefined, month: month ?? undefined, depth })
}
