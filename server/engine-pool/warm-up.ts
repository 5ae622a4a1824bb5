import { computePlan } from '#server/engine/compute-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'

/** From the fourth time on the engine is as fast as it gets. */
const TIMES = 4

/** Does what an edit does until the code for it is compiled. */
export function warmUp(): void {
	for (const { plan } of TEMPLATES.slice(0, TIMES)) {
		const parsed = parsePlanFile(plan)
		if (parsed.ok) computePlan(parsed.plan)
	}
}
