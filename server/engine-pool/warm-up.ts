import { computePlan } from '#server/engine/compute-plan.ts'
import { drawBrief } from '#server/report/draw-brief.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { buildReport } from '#shared/presentation/report/build-report.ts'
import type { IssueFacts } from '#shared/presentation/report/report-model.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'

/** From the fourth time on the engine is as fast as it gets. */
const TIMES = 4

const FACTS: IssueFacts = {
	number: null,
	generatedAt: '2026-01-01T00:00:00.000Z',
	generatedBy: '',
	project: '',
	scenario: '',
	status: 'draft',
	mark: '',
	note: '',
	paper: 'a4',
	snapshotHash: '',
}

/** Does what an edit does until the code for it is compiled, and draws a report, whose first takes twice as long. */
export async function warmUp(): Promise<void> {
	for (const { plan: file } of TEMPLATES.slice(0, TIMES)) {
		const parsed = parsePlanFile(file)
		if (!parsed.ok) continue
		const { plan } = parsed
		const result = computePlan(plan)
		if (file === TEMPLATES[0]?.plan) await drawBrief(buildReport({ plan, result, facts: FACTS }))
	}
}
