import { askEngine } from '#server/runs/ask-engine.ts'
import { listBinnedScenarios, type ScenarioRow } from '#server/store/rows/scenarios.ts'
import { askingOf, type PlanHeading } from '#server/actions/plans/plan-heading.ts'
import type { DifferencesView } from '#server/views/scenarios/differences-view.ts'

export type ListedScenario = Pick<ScenarioRow, 'id' | 'label' | 'about' | 'rev'> & DifferencesView
export type ScenarioShelf = {
	readonly scenarios: readonly ListedScenario[]
	readonly bin: readonly { readonly id: string; readonly label: string }[]
}

/** The scenarios of a plan with what differs in each, and the deleted ones. Who may see them has been checked. */
export async function listDifferences(heading: PlanHeading, signal: AbortSignal): Promise<ScenarioShelf> {
	const { project, scenarios, link } = heading
	const [listed, bin] = await Promise.all([
		Promise.all(
			scenarios
				.filter(({ baseline }) => !baseline)
				.map(async (scenario) => {
					const { id, label, about, rev } = scenario
					const asking = askingOf({ scenario, rev, link }, signal)
					return { id, label, about, rev, ...(await askEngine('differences', { ...asking, question: undefined })) }
				}),
		),
		link === null ? listBinnedScenarios({ teamId: project.teamId }, project.id) : [],
	])
	return { scenarios: listed, bin }
}
