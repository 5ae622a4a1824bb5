import type { Actor } from '#server/access/actor.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import { askingOf, getHeading, type PlanHeading } from '#server/actions/plans/plan-heading.ts'
import { Searches } from '#server/actions/plans/searches.ts'
import { runName } from '#server/runs/plan-at.ts'
import {
	keptSimulation,
	knownChoice,
	knownDifferences,
	knownSimulation,
	simulatePlan,
	weighChoice,
} from '#server/runs/simulation/conduct/simulate-plan.ts'
import { listForecasts } from '#server/store/rows/report-issues.ts'
import { APART_KEYS, type ApartAsked } from '#server/views/odds/apart.ts'
import { may } from '#shared/permissions.ts'
import type { SimulationResult, SimulationSettings } from '#shared/result/simulation-result.ts'
import type { KeptForecast } from '#shared/schemas/report/kept-forecast.ts'
import { withheldBy } from '#shared/together/link-scope.ts'

/** What is known of a simulation while it goes on, and in the end. `none`: nobody has run it, and whoever asks may not. */
export type SimulationNews =
	| { readonly state: 'none'; readonly result: null }
	| { readonly state: 'running'; readonly result: SimulationResult | null }
	| { readonly state: 'done'; readonly result: SimulationResult }

type SimulationAsk = { readonly settings: SimulationSettings; readonly signal?: AbortSignal | undefined }
type PlanWithOdds = PlanHeading & {
	/** null, once, where the engine did not finish: the same question may be asked again */
	readonly found: AsyncIterable<SimulationNews | null>
}

// By scenario, edit and settings; the results themselves are kept by what the plan says (server/runs/simulation).
const searches = new Searches<SimulationNews>({ most: 40, isComplete: ({ state }) => state === 'done' })

/**
 * Follows the simulation of a plan. Who may change the plan has it run where it is not; others see what is there.
 * @throws not_found for strangers; too_large where more is uncertain or asked for than is drawn; rate_limited, unavailable
 */
export async function followSimulation(actor: Actor, ref: PlanRef, asked: SimulationAsk): Promise<PlanWithOdds> {
	const heading = await getHeading(actor, ref)
	return { ...heading, found: await newsOf(heading, asked) }
}

/**
 * Runs the simulation of a plan to its end.
 * @throws not_found for strangers, forbidden for roles that may not change plans; too_large where more is uncertain or asked for than
 * is drawn; rate_limited, unavailable where the engine has too much to do
 */
export async function runSimulation(
	actor: Actor,
	ref: PlanRef,
	{ settings, signal, found }: SimulationAsk & { readonly found: (result: SimulationResult | null) => void },
): Promise<{ readonly result: SimulationResult; readonly rev: number }> {
	const heading = await getHeading(actor, ref, 'changePlans')
	const result = await simulatePlan(askingOf(heading, signal), { settings, found })
	return { result, rev: heading.rev }
}

/** The odds of a plan where they are at hand, so that a page that shows them first waits for nothing. */
export function knownOdds(heading: PlanHeading, settings: SimulationSettings): SimulationResult | null {
	return isTold(heading) ? knownSimulation(askingOf(heading), settings) : null
}

/** The other scenarios of a plan on its draws: those that somebody has drawn, and for whoever may draw them the rest. Rule U10. */
export function othersApart(heading: PlanHeading, settings: SimulationSettings): readonly ApartAsked[] {
	const canRun = heading.link === null && may(heading.role, 'changePlans')
	return othersOf(heading).flatMap(({ other: { id, label }, both }) => {
		const differences = knownDifferences(both, settings, APART_KEYS)
		if (differences === null && !canRun) return []
		return [{ id, label, differences, choice: knownChoice(both, settings) }]
	})
}

/**
 * Finds what it is worth to know before one chooses between a plan and its other scenarios: those that somebody has drawn. Whether
 * there is more to tell than before. Rule U12.
 */
export async function weighOthers(
	heading: PlanHeading,
	settings: SimulationSettings,
	signal: AbortSignal,
): Promise<boolean> {
	const found = await Promise.all(othersOf(heading, signal).map(({ both }) => weighChoice(both, settings)))
	return found.includes(true)
}

/** None of a draft: it is of one scenario. */
function othersOf(heading: PlanHeading, signal?: AbortSignal) {
	if (!isTold(heading) || heading.draft !== undefined) return []
	const { link, scenario } = heading
	return heading.scenarios
		.filter(({ id }) => id !== scenario.id)
		.map((other) => {
			const there = askingOf({ scenario: other, rev: other.rev, link }, signal)
			return { other, both: [askingOf(heading, signal), there] as const }
		})
}

/** Dates that issued reports of the scenario have told with their odds; nobody who looks by a link is told of them. */
export async function keptForecasts({ project, scenario, link }: PlanHeading): Promise<readonly KeptForecast[]> {
	if (link !== null) return []
	return await listForecasts({ teamId: project.teamId }, { projectId: project.id, scenarioId: scenario.id })
}

async function newsOf(
	heading: PlanHeading,
	{ settings, signal }: SimulationAsk,
): Promise<AsyncIterable<SimulationNews | null>> {
	if (!isTold(heading)) return once({ state: 'none', result: null })
	const name = nameOf(heading, settings)
	if (heading.link === null && may(heading.role, 'changePlans')) {
		return await searches.follow(name, (found, stop) => begin(heading, { settings, found, stop }), signal)
	}
	const joined = await searches.join(name, signal)
	if (joined !== null) return joined
	const kept = await keptSimulation(askingOf(heading, signal), settings)
	return once(kept === null ? { state: 'none', result: null } : { state: 'done', result: kept })
}

type Begin = {
	readonly settings: SimulationSettings
	readonly found: (news: SimulationNews) => void
	readonly stop: AbortSignal
}

async function begin(heading: PlanHeading, { settings, found, stop }: Begin): Promise<SimulationNews> {
	const told = (result: SimulationResult | null) => found({ state: 'running', result })
	return { state: 'done', result: await simulatePlan(askingOf(heading, stop), { settings, found: told }) }
}

/** Its inputs are prices and counterparties by name: whoever is told less of the plan is told nothing of them. */
const isTold = ({ link }: PlanHeading) => link === null || withheldBy(link.scope).length === 0

const nameOf = (heading: PlanHeading, settings: SimulationSettings) =>
	JSON.stringify([runName(askingOf(heading).at), settings])

async function* once(news: SimulationNews): AsyncGenerator<SimulationNews> {
	yield news
}
