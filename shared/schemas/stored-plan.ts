import { mendedPlan } from './mended-plan.ts'
import { parsePlanFile, type PlanFile } from './plan-file.ts'

/**
 * A plan from its stored text, checked as strictly as a file from outside, mended where it was valid when it was written.
 * @throws where it is not valid
 */
export function readStoredPlan(text: string): PlanFile {
	const document: unknown = JSON.parse(text)
	const strict = parsePlanFile(document)
	const parsed = strict.ok ? strict : parsePlanFile(mendedPlan(document))
	if (parsed.ok) return parsed.plan
	const [first] = parsed.problems
	throw new Error(`a stored plan is not valid: ${first?.path ?? ''}: ${first?.message ?? ''}`)
}
