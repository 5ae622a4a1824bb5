import { explainRemedy, type RemedyAnswer } from '#server/remedies/explain-remedy.ts'
import type { PlanChange } from '#shared/remedies.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { FigureQuestion } from './explain-figure.ts'

/** Why a change does what it does to a plan. Who may see the plan has been checked by whoever read it. */
export function explainChange(
	plan: PlanFile,
	change: PlanChange,
	{ quantity, scope, month, depth }: FigureQuestion,
): RemedyAnswer {
	return explainRemedy(plan, change, { quantity, scope: scope ?? undefined, month: month ?? undefined, depth })
}
