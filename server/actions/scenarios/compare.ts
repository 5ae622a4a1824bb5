import { askEngine } from '#server/runs/ask-engine.ts'
import { askingOf, type PlanHeading } from '#server/actions/plans/plan-heading.ts'
import { MOST_COMPARED } from '#shared/schemas/plan-budget.ts'
import { buildOptionsView, type Option, type OptionsView } from '#server/views/scenarios/options-view.ts'
import type { PlanAnswers } from '#server/runs/answers.ts'
import { keepAnswers } from '#server/actions/plans/keep-answers.ts'
import { keptLabel } from './promote.ts'

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
	readonly scenarios: readonly {
		readonly id: string
		readonly label: string
		readonly about: string
		readonly rev: number
	}[]
	readonly view: OptionsView
}

/** Which scenarios are compared: those named, else the baseline and up to three others, in the order of the plan. */
export function comparedOf(
	{ scenarios }: Pick<PlanHeading, 'scenarios'>,
	ids: readonly string[],
): PlanHeading['scenarios'] {
	const named = scenarios.filter(({ id }) => ids.includes(id))
	return (named.length < 2 ? scenarios : named).slice(0, MOST_COMPARED)
}

/**
 * Scenarios of a plan side by side; null where there are fewer than two. `favor`: the place of the one that is looked at. Who may
 * see them has been checked.
 * @throws rate_limited, unavailable where the engine has too much to do
 */
export async function compareScenarios(
	heading: PlanHeading,
	{ ids, favor }: { readonly ids: readonly string[]; readonly favor: number | null },
	signal: AbortSignal,
): Promise<Comparison | null> {
	const { link } = heading
	const scenarios = comparedOf(heading, ids)
	if (scenarios.length < 2) return null
	const options = await Promise.all(
		scenarios.map(async (scenario): Promise<Option> => {
			const asking = { ...askingOf({ scenario, rev: scenario.rev, link }, signal), question: undefined }
			const [plan, { rows }] = await Promise.all([askEngine('compared', asking), askEngine('differences', asking)])
			return { id: scenario.id, label: scenario.label, about: scenario.about, plan, rows }
		}),
	)
	return {
		scenarios: scenarios.map(({ id, label, about, rev }) => ({ id, label, about, rev })),
		view: buildOptionsView(options, favor),
	}
}

/** What follows if a scenario is promoted. */
export type PromotionView = {
	readonly id: string
	readonly label: string
	readonly rev: number
	/** the scenario that the baseline is kept as */
	readonly kept: string
	/** other scenarios in which inputs change with the baseline */
	readonly others: readonly { readonly label: string; readonly inputs: number }[]
	/** finishes of the schedule that move */
	readonly dates: number
}

/** What of the plan and its scenarios moves with a promotion; null for what cannot be promoted. */
export async function promotionOf(
	heading: PlanHeading,
	id: string,
	signal: AbortSignal,
): Promise<PromotionView | null> {
	const { scenarios, link } = heading
	const baseline = scenarios.find((one) => one.baseline)
	const chosen = scenarios.find((one) => one.id === id && !one.baseline)
	if (baseline === undefined || chosen === undefined) return null
	const ask = (scenario: (typeof scenarios)[number]) => ({
		...askingOf({ scenario, rev: scenario.rev, link }, signal),
		question: undefined,
	})
	const beside = scenarios.filter((one) => !one.baseline && one.id !== id)
	const [before, after, own, ...others] = await Promise.all([
		askEngine('compared', ask(baseline)),
		askEngine('compared', ask(chosen)),
		askEngine('differences', ask(chosen)),
		...beside.map((one) => askEngine('differences', ask(one))),
	])
	const finishes = new Map(before.groups.Dates.map(({ row, text }) => [row, text]))
	return {
		...{ id, label: chosen.label, rev: chosen.rev, kept: keptLabel(baseline.label) },
		others: beside.flatMap(({ label }, index) => {
			const stated = new Set(others[index]?.rows.map(({ key }) => key))
			const inputs = own.rows.filter(({ key }) => !stated.has(key)).length
			return inputs === 0 ? [] : [{ label, inputs }]
		}),
		dates: after.groups.Dates.filter(({ row, text }) => finishes.has(row) && finishes.get(row) !== text).length,
	}
}
