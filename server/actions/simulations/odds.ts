import { AppError } from '#server/access/app-error.ts'
import type { Actor } from '#server/access/actor.ts'
import { getPage } from '#server/actions/plans/answers.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import type { PlanHeading } from '#server/actions/plans/plan-heading.ts'
import type { OddsReply } from '#server/views/odds/odds-reply.ts'
import type { SimulationSettings } from '#shared/result/simulation-result.ts'
import { followSimulation, othersApart, type SimulationNews, weighOthers } from './simulations.ts'

type Follows = { readonly settings: SimulationSettings; readonly signal: AbortSignal }

const NOT_DONE = 'The odds could not be drawn to the end just now. The plan and its figures are not touched by this.'

/**
 * The odds of a plan as draws are done: for those who may not change it those that are there, and no new ones.
 * @throws not_found for strangers; too_large where more is uncertain or asked for than is drawn; rate_limited, unavailable where the
 * engine has too much to do
 */
export async function followOdds(
	actor: Actor,
	ref: PlanRef,
	{ settings, signal }: Follows,
): Promise<AsyncIterable<OddsReply>> {
	const { found, ...heading } = await followSimulation(actor, ref, { settings, signal })
	return replies(heading, { settings, signal, found })
}

/** The odds themselves are there: what to know before one chooses is told the next time. */
function passOver(error: unknown): void {
	if (!(error instanceof AppError)) throw error
}

type Replies = Follows & { readonly found: AsyncIterable<SimulationNews | null> }

async function* replies(heading: PlanHeading, { settings, signal, found }: Replies): AsyncGenerator<OddsReply> {
	const { rev } = heading
	for await (const news of found) {
		if (news === null) yield { ok: false, text: NOT_DONE }
		else if (news.result === null)
			yield { ok: true, state: news.state, view: null, chips: [], apart: null, beside: null, rev }
		else {
			if (news.state === 'done') await weighOthers(heading, settings, signal).catch(passOver)
			const question = { simulation: news.result, siteId: null, ref: null }
			const others = othersApart(heading, settings)
			const [{ view, chips, apart }, beside] = await Promise.all([
				getPage(heading, 'oddsPage', { question: { simulation: news.result, others } }),
				getPage(heading, 'oddsBeside', { question }),
			])
			yield { ok: true, state: news.state, view, chips, apart, beside, rev }
		}
	}
}
