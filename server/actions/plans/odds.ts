import { askEngine } from '#server/runs/ask-engine.ts'
import type { OddsReply } from '#server/views/odds/odds-reply.ts'
import type { Actor } from '#server/access/actor.ts'
import type { SimulationResult, SimulationSettings } from '#shared/result/simulation-result.ts'
import { may } from '#shared/permissions.ts'
import { getPage } from './answers.ts'
import type { PlanRef } from './get-scenario.ts'
import { askingOf, getHeading, type PlanHeading } from './plan-heading.ts'

const KEPT = 60
// By scenario, edit and settings: a plan that has not changed is not drawn again while this process lives.
const known = new Map<string, SimulationResult>()

const nameOf = (heading: PlanHeading, settings: SimulationSettings): string =>
	JSON.stringify([askingOf(heading).at, settings])

/** The odds of a plan that were told before, of just this edit of it; null where none were. */
export const keptOdds = (heading: PlanHeading, settings: SimulationSettings): SimulationResult | null =>
	known.get(nameOf(heading, settings)) ?? null

function keep(name: string, simulation: SimulationResult): void {
	known.set(name, simulation)
	const [oldest] = known.keys()
	if (known.size > KEPT && oldest !== undefined) known.delete(oldest)
}

type Follows = { readonly settings: SimulationSettings; readonly signal: AbortSignal }

/**
 * The odds of a plan as draws are done: for those who may not change it those that are kept, and no new ones.
 * @throws not_found for strangers; rate_limited, unavailable where the engine has too much to do
 */
export async function followOdds(
	actor: Actor,
	ref: PlanRef,
	{ settings, signal }: Follows,
): Promise<AsyncIterable<OddsReply>> {
	const heading = await getHeading(actor, ref)
	const kept = keptOdds(heading, settings)
	if (kept !== null) return said(heading, [kept], signal)
	if (!may(heading.role, 'changePlans')) return noneKept(heading)
	return said(heading, drawn(heading, { settings, signal }), signal)
}

async function* noneKept({ rev }: PlanHeading): AsyncGenerator<OddsReply> {
	yield await Promise.resolve({ ok: true, state: 'none', view: null, chips: [], rev })
}

/** What is found, as it is found. */
async function* drawn(heading: PlanHeading, { settings, signal }: Follows): AsyncGenerator<SimulationResult> {
	const waiting: SimulationResult[] = []
	let wake = () => {}
	const found = (simulation: SimulationResult) => {
		waiting.push(simulation)
		wake()
	}
	const whole = askEngine('simulated', { ...askingOf(heading, signal), question: { settings }, found })
	let last: SimulationResult | null = null
	const ended = whole.then((simulation) => {
		keep(nameOf(heading, settings), simulation)
		last = simulation
	})
	// Whoever waits hears of it below; nobody may wait any more.
	ended.catch(() => {})
	for (;;) {
		const news = waiting.splice(0).at(-1)
		if (news !== undefined) yield news
		if (last !== null) {
			yield last
			return
		}
		await Promise.race([ended, new Promise<void>((resolve) => (wake = resolve))])
	}
}

type Drawn = AsyncIterable<SimulationResult> | Iterable<SimulationResult>

async function* said(heading: PlanHeading, found: Drawn, signal: AbortSignal): AsyncGenerator<OddsReply> {
	const { rev } = heading
	for await (const simulation of found) {
		const { view, chips } = await getPage(heading, 'oddsPage', { question: { simulation }, signal })
		const { done, of } = simulation.progress
		yield { ok: true, state: done < of ? 'running' : 'done', view, chips, rev }
	}
}
