import type { Actor } from '#server/access/actor.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import { askingOf, getHeading, type PlanHeading } from '#server/actions/plans/plan-heading.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import { reportFileName } from '#shared/report/issue-name.ts'
import type { IssueFacts } from '#server/views/report/report-model.ts'
import type { ReportSettings } from '#shared/schemas/report/report-settings.ts'
import { comparedScenarios } from './compared-scenarios.ts'
import { heldBy } from './report-choice.ts'
import type { ReportFile } from './get-report-pdf.ts'

type Printing = { readonly settings: ReportSettings; readonly signal?: AbortSignal | undefined }

/** What is known of a print of the plan as it stands: a draft without a number. */
export function factsOfPrint(
	{ name }: Actor,
	{ project, scenario, link }: Pick<PlanHeading, 'project' | 'scenario' | 'link'>,
	settings: ReportSettings,
): Omit<IssueFacts, 'snapshotHash'> {
	return {
		number: null,
		generatedAt: new Date().toISOString(),
		generatedBy: name,
		project: project.name,
		scenario: scenario.label,
		status: 'draft',
		settings: link === null ? settings : heldBy(link, settings),
		reason: 'The plan as it stands',
		approvedBy: null,
		revisions: [],
		changes: null,
	}
}

/**
 * The report of the plan as it stands: a draft without a number, not kept. Who asks for it while it is being drawn for them
 * gets that one.
 * @throws not_found for strangers; rate_limited, unavailable where the engine has too much to do
 */
export async function printReport(actor: Actor, ref: PlanRef, { settings, signal }: Printing): Promise<ReportFile> {
	const heading = await getHeading(actor, ref)
	const facts = factsOfPrint(actor, heading, settings)
	const scenarios = await comparedScenarios(heading, settings, signal)
	const joinAs = [actor.userId, JSON.stringify(facts.settings)].join(' ')
	const drawn = await askEngine('report', { ...askingOf(heading, signal), question: { facts, scenarios }, joinAs })
	return {
		fileName: reportFileName({ planName: drawn.planName, number: null, day: facts.generatedAt.slice(0, 10) }),
		pdf: drawn.pdf,
	}
}
