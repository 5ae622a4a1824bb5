import { computePlan } from '#server/engine/compute-plan.ts'
import type { ScenarioScope } from '#server/repositories/plan-documents.ts'
import { updateResult } from '#server/repositories/scenarios.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

/** Computes a scenario's plan and keeps the result with the edit it belongs to. */
export async function computeScenario(
	scope: ScenarioScope,
	{ rev, plan }: { rev: number; plan: PlanFile },
): Promise<PlanResult> {
	const result = computePlan(plan)
	await updateResult(scope, { result: JSON.stringify(result), rev, engineVersion: result.engine })
	return result
}
