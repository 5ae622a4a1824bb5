import { AppError } from '#server/access/app-error.ts'
import type { Actor } from '#server/access/actor.ts'
import { getPage } from '#server/actions/plans/answers.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import type { PlanHeading } from '#server/actions/plans/plan-heading.ts'
import type { OddsReply } from '#server/views/odds/odds-reply.ts'
import type { SimulationResult, SimulationSettings } from '#shared/result/simulation-result.ts'
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
function passOver(error: unknown): false {
	if (!(error instanceof AppError)) throw error
	return false
}

type Replies = Follows & { readonly found: AsyncIterable<SimulationNews | null> }
type OddsTold = { readonly state: 'running' | 'done'; readonly result: SimulationResult }

async function* replies(heading: PlanHeading, { settings, signal, found }: Replies): AsyncGenerator<OddsReply> {
	const { rev } = heading
	for await (const news of found) {
		if (news === null) yield { ok: false, text: NOT_DONE }
		else if (news.result === null)
			yield { ok: true, state: news.state, view: null, chips: [], apart: null, beside: null, rev }
		else {
			const told = { state: news.state, result: news.result }
			yield await replyOf(heading, settings, told)
			// What compares scenarios comes behind the odds themselves: nobody waits for it.
			if (told.state === 'done' && (await weighOthers(heading, settings, signal).catch(passOver)))
				yield await replyOf(heading, settings, told)
		}
	}
}

async function replyOf(
	heading: PlanHeading,
	settings: SimulationSettings,
	{ state, result }: OddsTold,
): Promise<OddsReply> {
	const others = othersApart(heading, settings)
	const question = { simulation: result, siteId: null, ref: null }
	const [{ view, chips, apart }, beside] = await Promise.all([
		getPage(heading, 'oddsPage', { question: { simulation: result, others } }),
		getPage(heading, 'oddsBeside', { question }),
	])
	return { ok: true, state, view, chips, apart, beside, rev: heading.rev }
}
