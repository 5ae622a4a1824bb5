import { notFound } from '#server/http/refusals/app-error.ts'
import { findPlanText, type ScenarioScope } from '#server/repositories/plan-documents.ts'
import { readHeld } from '#server/plan-edits/read-held.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

/** A stored plan and the number of its latest edit. */
export async function readPlan(scope: ScenarioScope): Promise<{ rev: number; plan: PlanFile }> {
	const stored = await findPlanText(scope)
	if (stored === null) throw notFound('scenario')
	return readHeld(stored)
}
