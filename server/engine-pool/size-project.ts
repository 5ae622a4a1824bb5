import { estimateCells } from '#server/engine/estimate-cells.ts'
import { sizePlan } from '#server/sizing/size-plan.ts'
import { budgetProblem } from '#shared/plan-budget.ts'
import type { ParsedPlan } from '#shared/schemas/plan-file.ts'
import type { StartAnswers } from '#shared/start/answers.ts'
import type { During } from './during.ts'

type Question = { readonly answers: StartAnswers; readonly name: string; readonly budget: number }

/** The plan that answers come to, or that it is too large for this server. */
export function sizeProject({ answers, name, budget }: Question, { mayGoOn }: During): ParsedPlan {
	const { plan } = sizePlan(answers, name, mayGoOn)
	const problem = budgetProblem(estimateCells(plan), budget)
	return problem === null ? { ok: true, plan } : { ok: false, problems: [problem] }
}
