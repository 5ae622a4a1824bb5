import { askEngine } from '#server/runs/ask-engine.ts'
import type { PlanAnswers } from '#server/runs/answers.ts'
import { keepAnswers } from '#server/actions/plans/keep-answers.ts'
import { askingOf, type PlanHeading } from '#server/actions/plans/plan-heading.ts'

type TwoWayRequest = Parameters<PlanAnswers['twoWay']>[1]
type Answer = ReturnType<PlanAnswers['twoWay']>

const kept = keepAnswers<Answer>(60)

/**
 * A figure for seven values of each of two inputs, or what was not understood of the question. Who may see the plan has been
 * checked by whoever opened it.
 * @throws rate_limited, unavailable where the engine has too much to do
 */
export async function getTwoWay(heading: PlanHeading, asked: TwoWayRequest, signal: AbortSignal): Promise<Answer> {
	const asking = askingOf(heading, signal)
	return await kept(JSON.stringify([asking.at, asked]), () => askEngine('twoWay', { ...asking, question: asked }))
}
