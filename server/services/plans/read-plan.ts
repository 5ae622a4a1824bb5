import { notFound } from '#server/http/app-error.ts'
import { findPlanDocument, type ScenarioScope } from '#server/repositories/plan-documents.ts'
import { mendedPlan } from '#shared/schemas/mended-plan.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

/** A stored plan, checked as strictly as a file from outside, and the number of its latest edit. */
export async function readPlan(scope: ScenarioScope): Promise<{ rev: number; plan: PlanFile }> {
	const document = await findPlanDocument(scope)
	if (document === null) throw notFound('scenario')
	const strict = parsePlanFile(document.plan)
	const parsed = strict.ok ? strict : parsePlanFile(mendedPlan(document.plan))
	if (parsed.ok) return { rev: document.rev, plan: parsed.plan }
	const first = parsed.problems[0]
	throw new Error(
		`scenario ${scope.scenarioId} holds a plan that is not valid: ${first?.path ?? ''}: ${first?.message ?? ''}`,
	)
}
