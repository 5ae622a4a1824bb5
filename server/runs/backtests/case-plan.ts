import type { PlanResult } from '#shared/result.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { computePlan } from '#server/engine/compute-plan.ts'

/** Runs the engine on the plan a case amounts to. Throws where the plan is refused: a case is a valid plan. */
export function runCasePlan(caseId: string, plan: Readonly<Record<string, unknown>>): PlanResult {
	const parsed = parsePlanFile({ format: 'strata.plan/1', name: `Case ${caseId}`, ...plan })
	if (parsed.ok) return computePlan(parsed.plan)
	throw new Error(
		`Case ${caseId} is no valid plan: ${parsed.problems.map((p) => `${p.path}: ${p.message}`).join('; ')}`,
	)
}
