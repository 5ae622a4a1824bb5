import { readFileSync } from 'node:fs'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'

/** Both plans were worked by hand, apart from this code; figures hold to the digits printed there. */
export function workedPlan(name: 'simple' | 'campus'): PlanFile {
	const file = new URL(`../fixtures/plans/worked-example-${name}.json`, import.meta.url)
	const parsed = parsePlanFile(JSON.parse(readFileSync(file, 'utf8')))
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	return parsed.plan
}
