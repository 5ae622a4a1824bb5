import { askEngine } from '#server/runs/ask-engine.ts'
import { askingOf, type PlanHeading } from '#server/actions/plans/plan-heading.ts'
import { MOST_COMPARED } from '#shared/schemas/plan-budget.ts'
import { buildCompareView, type ComparedStrip, type CompareView } from '#server/views/scenarios/compare-view.ts'
import type { PlanAnswers } from '#server/runs/answers.ts'
import { keepAnswers } from '#server/actions/plans/keep-answers.ts'

type TwoWayRequest = Parameters<PlanAnswers['twoWay']>[1]
type GetTwoWayResult = ReturnType<PlanAnswers['twoWay']>

const kept = keepAnswers<GetTwoWayResult>(60)

/**
 * A figure for seven values of each of two inputs, or what was not understood of the question. Who may see the plan has been
 * checked by whoever opened it.
 * @throws rate_limited, unavailable where the engine has too much to do
 */
export async function getTwoWay(
	heading: PlanHeading,
	asked: TwoWayRequest,
	signal: AbortSignal,
): Promise<GetTwoWayResult> {
	const asking = askingOf(heading, signal)
	return await kept(JSON.stringify([asking.at, asked]), () => askEngine('twoWay', { ...asking, question: asked }))
}

export type Comparison = {
	readonly scenarios: readonly { readonly id: string; readonly label: string }[]
	readonly strips: readonly ComparedStrip[]
	readonly view: CompareView
}

/**
 * The named scenarios of a plan side by side, in the order of the plan; null where fewer than two are named. Who may see them
 * has been checked.
 * @throws rate_limited, unavailable where the engine has too much to do
 */
export async function compareScenarios(
	{ scenarios: all, link }: PlanHeading,
	ids: readonly string[],
	signal: AbortSignal,
): Promise<Comparison | null> {
	const scenarios = all.filter(({ id }) => ids.includes(id)).slice(0, MOST_COMPARED)
	if (scenarios.length < 2) return null
	const compared = await Promise.all(
		scenarios.map(async (scenario) => {
			const asking = askingOf({ scenario, rev: scenario.rev, link }, signal)
			return { label: scenario.label, plan: await askEngine('compared', { ...asking, question: undefined }) }
		}),
	)
	return {
		scenarios: scenarios.map(({ id, label }) => ({ id, label })),
		strips: compared.map(({ plan }) => plan.strip),
		view: buildCompareView(compared),
	}
}
