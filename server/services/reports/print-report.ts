import type { Actor } from '#server/auth/actor.ts'
import { renderBrief } from '#server/report/render-report.ts'
import { getResult } from '#server/services/plans/get-result.ts'
import type { PlanRef } from '#server/services/plans/get-scenario.ts'
import { reportFileName } from '#shared/presentation/report/issue-name.ts'
import type { ReportFile } from './get-report-pdf.ts'
import { snapshotHash } from './snapshot-hash.ts'

/**
 * The Brief of the plan as it stands: a draft without a number, not kept.
 * @throws not_found for strangers
 */
export async function printReport(actor: Actor, ref: PlanRef, paper: 'a4' | 'letter'): Promise<ReportFile> {
	const { project, scenario, plan, result } = await getResult(actor, ref)
	const generatedAt = new Date().toISOString()
	const facts = {
		number: null,
		generatedAt,
		generatedBy: actor.name,
		snapshotHash: snapshotHash(plan),
		project: project.name,
		scenario: scenario.label,
		status: 'draft',
		mark: '',
		note: '',
		paper,
	} as const
	return {
		fileName: reportFileName({ planName: plan.name, number: null, day: generatedAt.slice(0, 10) }),
		pdf: await renderBrief({ plan, result, facts }),
	}
}
