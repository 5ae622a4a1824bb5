import { estimateCells } from '#server/engine/estimate-cells.ts'
import { currentEnv } from '#server/env.ts'
import { budgetProblem } from '#shared/plan-budget.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Problem } from '#shared/schemas/problem.ts'

/**
 * Why an edited plan is too large for this server; null where it is not, or where the edit made a plan smaller that was
 * too large before.
 */
export function overBudget(plan: PlanFile, before: PlanFile): Problem | null {
	const count = estimateCells(plan)
	const problem = budgetProblem(count, currentEnv().PLAN_BUDGET_CELLS)
	return problem !== null && count.cells < estimateCells(before).cells ? null : problem
}
