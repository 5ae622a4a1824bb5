import { computePlan } from '#server/engine/compute-plan.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { type ResultDocument, resultDocument } from '#server/views/messages/result-document.ts'

/** The result of a plan with its sentences, as programs have it. */
export const computedDocument = (plan: PlanFile): ResultDocument => resultDocument(plan, computePlan(plan))
