import type { Actor } from '#server/auth/actor.ts'
import { askEngine } from '#server/engine-pool/ask-engine.ts'
import { askingOf, getHeading } from '#server/services/plans/plan-heading.ts'
import type { PlanRef } from '#server/services/plans/get-scenario.ts'
import { reportFileName } from '#shared/presentation/report/issue-name.ts'
import { PLAIN_SETTINGS } from '#shared/schemas/report-settings.ts'
import type { ReportFile } from './get-report-pdf.ts'

type Printing = { readonly paper: 'a4' | 'letter'; readonly signal?: AbortSignal | undefined }

/**
 * The Brief of the plan as it stands: a draft without a number, not kept. Who asks for it while it is being drawn for them
 * gets that one.
 * @throws not_found for strangers; rate_limited, unavailable where the engine has too much to do
 */
export async function printReport(actor: Actor, ref: PlanRef, { paper, signal }: Printing): Promise<ReportFile> {
	const heading = await getHeading(actor, ref)
	const generatedAt = new Date().toISOString()
	const facts = {
		number: null,
		generatedAt,
		generatedBy: actor.name,
		project: heading.project.name,
		scenario: heading.scenario.label,
		status: 'draft',
		settings: { ...PLAIN_SETTINGS, paper },
		approvedBy: null,
		revisions: [],
		changes: null,
	} as const
	const joinAs = [actor.userId, paper].join(' ')
	const drawn = await askEngine('report', { ...askingOf(heading, signal), question: { facts }, joinAs })
	return {
		fileName: reportFileName({ planName: drawn.planName, number: null, day: generatedAt.slice(0, 10) }),
		pdf: drawn.pdf,
	}
}
