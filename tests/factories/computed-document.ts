import { computePlan, type PlanRun, runPlan } from '#server/engine/compute-plan.ts'
import { explainPlan, type ExplainQuestion } from '#server/engine/explain-plan.ts'
import type { ExplainAnswer } from '#shared/explanation.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { saidAnswer } from '#server/views/messages/explanations.ts'
import { type ResultDocument, resultDocument } from '#server/views/messages/result-document.ts'

/** The result of a plan with its sentences, as programs have it. */
export const computedDocument = (plan: PlanFile): ResultDocument => resultDocument(plan, computePlan(plan))

/** Why a figure is what it is, in words. */
export const saidOf = (plan: PlanFile, question: ExplainQuestion, frame: PlanRun = runPlan(plan)): ExplainAnswer =>
	saidAnswer(explainPlan(frame, question), plan)
