import type { Actor } from '#server/access/actor.ts'
import { getPage } from '#server/actions/plans/answers.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import type { PlanHeading } from '#server/actions/plans/plan-heading.ts'
import type { OddsReply } from '#server/views/odds/odds-reply.ts'
import type { SimulationResult, SimulationSettings } from '#shared/result/simulation-result.ts'
import { followSimulation, knownOdds, type SimulationNews } from './simulations.ts'

const NOT_DONE = 'The draws could not be finished just now. The plan and its figures are not touched by this.'

type Follows = { readonly settings: SimulationSettings; readonly signal: AbortSignal }

/**
 * What a page shows of the odds of a plan, each time more draws are done. Who may change the plan has them drawn where they are
 * not; others see what is there.
 * @throws not_found for strangers; too_large where more is uncertain or asked for than is drawn; rate_limited, unavailable
 */
export async function followOdds(actor: Actor, ref: PlanRef, asked: Follows): Promise<AsyncIterable<OddsReply>> {
	const { found, ...heading } = await followSimulation(actor, ref, asked)
	return repliesOf(heading, { found, signal: asked.signal })
}

/** The odds of a plan where all draws of it are done: what stands beside a date does not change under who reads it. */
export function finishedOdds(heading: PlanHeading): SimulationResult | null {
	const known = knownOdds(heading)
	return known !== null && known.progress.done >= known.progress.of ? known : null
}

type Found = { readonly found: AsyncIterable<SimulationNews | null>; readonly signal: AbortSignal }

async function* repliesOf(heading: PlanHeading, { found, signal }: Found): AsyncGenerator<OddsReply> {
	const { rev } = heading
	for await (const news of found) {
		if (news === null) yield { ok: false, text: NOT_DONE }
		else if (news.result === null) yield { ok: true, state: news.state, view: null, chips: [], rev }
		else {
			const { view, chips } = await getPage(heading, 'oddsPage', { question: { simulation: news.result }, signal })
			yield { ok: true, state: news.state, view, chips, rev }
		}
	}
}
