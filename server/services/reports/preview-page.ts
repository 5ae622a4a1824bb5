import type { Actor } from '#server/auth/actor.ts'
import { askEngine } from '#server/engine-pool/ask-engine.ts'
import { askingOf, getHeading } from '#server/services/plans/plan-heading.ts'
import type { PlanRef } from '#server/services/plans/get-scenario.ts'
import type { ReportSettings } from '#shared/schemas/report-settings.ts'
import { factsOfPrint } from './print-report.ts'

type Asked = { readonly settings: ReportSettings; readonly page: number; readonly signal?: AbortSignal }

/**
 * A page of the report of the plan as it stands, as a picture; past the last it is the last.
 * @throws not_found for strangers; rate_limited, unavailable where the engine has too much to do
 */
export async function previewPage(actor: Actor, ref: PlanRef, { settings, page, signal }: Asked) {
	const heading = await getHeading(actor, ref)
	const facts = factsOfPrint(actor, heading, settings)
	return await askEngine('reportPage', { ...askingOf(heading, signal), question: { facts, page } })
}
