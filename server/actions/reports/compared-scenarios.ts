import { askEngine } from '#server/runs/ask-engine.ts'
import type { IssueSource } from '#server/runs/files/issue-model.ts'
import { askingOf, type PlanHeading } from '#server/actions/plans/plan-heading.ts'
import { sectionsOf } from '#shared/report/presets.ts'
import { MOST_COMPARED } from '#shared/schemas/plan-budget.ts'
import type { ReportSettings } from '#shared/schemas/report/report-settings.ts'

/** The scenario that is reported and its siblings, for a report that compares them; none for any other. */
export async function comparedScenarios(
	{ scenario, scenarios, link }: PlanHeading,
	settings: ReportSettings,
	signal?: AbortSignal,
): Promise<IssueSource['scenarios']> {
	if (scenarios.length < 2 || !sectionsOf(settings).includes('scenarios')) return []
	const others = scenarios.filter(({ id }) => id !== scenario.id)
	return await Promise.all(
		[scenario, ...others].slice(0, MOST_COMPARED).map(async (one) => {
			const asking = askingOf({ scenario: one, rev: one.rev, link }, signal)
			return { label: one.label, plan: await askEngine('compared', { ...asking, question: undefined }) }
		}),
	)
}
