import { snapshotHash } from '#server/paper/report/snapshot-hash.ts'
import type { IssueFacts } from '#server/views/report/report-model.ts'
import type { ReportSettings } from '#shared/schemas/report/report-settings.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { UsageError } from './output.ts'

type Paper = ReportSettings['paper']

/** What was asked to print on; A4 where nothing was. */
export function paperOf(asked: string | undefined): Paper {
	const paper = asked ?? 'a4'
	if (paper !== 'a4' && paper !== 'letter') throw new UsageError('--paper is a4 or letter.')
	return paper
}

/** What a print of a plan file says of itself: a draft without a number. */
export const printFacts = (
	plan: PlanFile,
	{ by, settings }: { readonly by: string; readonly settings: ReportSettings },
): IssueFacts => ({
	...{ number: null, generatedAt: new Date().toISOString(), generatedBy: by, snapshotHash: snapshotHash(plan) },
	...{
		project: plan.name,
		scenario: 'Plan file',
		status: 'draft',
		settings,
		reason: '',
		approvedBy: null,
		revisions: [],
		changes: null,
	},
})
