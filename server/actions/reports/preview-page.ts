import type { Actor } from '#server/access/actor.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import { askingOf, getHeading } from '#server/actions/plans/plan-heading.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import type { ReportSettings } from '#shared/schemas/report/report-settings.ts'
import { comparedScenarios } from './compared-scenarios.ts'
import { factsOfPrint } from './print-report.ts'

const MINUTES = '2026-11-28T15:04'.length

type Asked = { readonly settings: ReportSettings; readonly page: number; readonly signal?: AbortSignal }

/**
 * A page of the report of the plan as it stands, as a picture; past the last it is the last.
 * @throws not_found for strangers; rate_limited, unavailable where the engine has too much to do
 */
export async function previewPage(actor: Actor, ref: PlanRef, { settings, page, signal }: Asked) {
	const heading = await getHeading(actor, ref)
	const { generatedAt, ...known } = factsOfPrint(actor, heading, settings)
	// To the minute: who turns the pages turns those of one report.
	const facts = { ...known, generatedAt: `${generatedAt.slice(0, MINUTES)}:00.000Z` }
	const scenarios = await comparedScenarios(heading, settings, signal)
	return await askEngine('reportPage', { ...askingOf(heading, signal), question: { facts, scenarios, page } })
}
