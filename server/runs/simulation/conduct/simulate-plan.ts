import { AppError } from '#server/access/app-error.ts'
import { currentAsker } from '#server/access/asker.ts'
import { formatFigure } from '#shared/units/format.ts'
import type { ScenarioDifference, SimulationResult, SimulationSettings } from '#shared/result/simulation-result.ts'
import { randomUUID } from 'node:crypto'
import { askEngine, engineThreads, type Asking } from '../../ask-engine.ts'
import { mostDrawsOf } from '../../budgets.ts'
import { runName, type PlanAt } from '../../plan-at.ts'
import { aheadOf, differencesOf } from '../answer/differences.ts'
import { KeptDraws } from '../draws/kept-draws.ts'
import { conduct } from './conduct.ts'
import { LEAST_DRAWS } from '../answer/drivers.ts'
import { leadOf } from '../odds/choosing.ts'
import { KeptSimulations } from './kept-simulations.ts'
import type { Begun, NamedWorth } from './simulation-answers.ts'

/** Draws and results of some ten plans of 20 sites over ten years, or of a hundred usual ones. */
const kept = new KeptSimulations(64_000_000)
const MOST_BEGUN = 500
/** What is known of plans at an edit before anything of them is drawn, by plan and settings. */
const begun = new Map<string, Begun>()

const MOST_WEIGHED = 500
/** Of two plans, which is worth more and what would change that, by plans, settings and draws; null: nothing is earned. */
const weighed = new Map<string, PlanChoice | null>()

/** One plan or another: by how much the other is worth more on average, USD, and which input to know first. */
export type PlanChoice = { readonly leadUsd: number; readonly known: NamedWorth | null }

type Simulating = {
	readonly settings: SimulationSettings
	/** told while it goes on: null before the first bands */
	readonly found: (result: SimulationResult | null) => void
}

/**
 * Runs a simulation to its end, in slices on every thread that nothing else is asked of; or answers what is kept. Rights have been
 * checked.
 * @throws too_large where more is uncertain or asked for than is drawn; rate_limited, unavailable where the engine has too much to do
 */
export async function simulatePlan(asking: Asking, { settings, found }: Simulating): Promise<SimulationResult> {
	const shape = requireDrawable(await beginningOf(asking, settings))
	const most = mostDrawsOf(shape.cells, isVisiting() ? 'visitor' : 'member')
	const { draws } = settings
	if (draws !== null && draws > most) throw tooManyDraws(draws, most)
	const name = nameOf(shape.hash, settings)
	const known = kept.result(name, draws)
	if (known !== null) return known
	found(null)
	const conducted = await conduct({
		...{ shape, draws, most, lanes: engineThreads(), earlier: kept.draws(name), told: found },
		slice: (from, to) => askEngine('slice', { ...asking, question: { settings, from, to } }),
		odds: (done, of) => askEngine('odds', { ...asking, question: { settings, draws: done, of }, joinAs: randomUUID() }),
		now: () => performance.now(),
	})
	kept.keep(name, draws, conducted)
	return conducted.result
}

/** What is kept of a simulation that somebody has run; null where nobody has, or it is kept no longer. */
export async function keptSimulation(asking: Asking, settings: SimulationSettings): Promise<SimulationResult | null> {
	return resultOf(await beginningOf(asking, settings), settings)
}

/** The same where it is at hand, so that a page that shows it waits for nothing. */
export function knownSimulation({ at }: Pick<Asking, 'at'>, settings: SimulationSettings): SimulationResult | null {
	return resultOf(begun.get(beginningName(at, settings)), settings)
}

/**
 * What another plan changes, draw by draw, where both have been drawn with these settings; null: of one of them nothing is at hand.
 * Rule U10.
 */
export function knownDifferences(
	[one, other]: readonly [AtHand, AtHand],
	settings: SimulationSettings,
	wanted: readonly string[],
): Readonly<Record<string, ScenarioDifference>> | null {
	const [before, after] = [drawnOf(one, settings), drawnOf(other, settings)]
	return before === null || after === null ? null : differencesOf(before, after, wanted)
}

type Both = readonly [Asking, Asking]

/**
 * What it is worth to know an input before one chooses between two plans, where both have been drawn with these settings: kept for
 * whoever asks either way round. Whether there is more to tell than before. Rule U12.
 * @throws rate_limited, unavailable where the engine has too much to do
 */
export async function weighChoice([one, other]: Both, settings: SimulationSettings): Promise<boolean> {
	const name = choiceName([one, other], settings)
	if (name === null || weighed.has(name)) return false
	const [here, there] = [drawnOf(one, settings), drawnOf(other, settings)]
	if (here === null || there === null) return false
	const both = aheadOf(here, there)
	const ahead = both === null || both.draws.length < LEAST_DRAWS ? null : both
	const ask = (asking: Asking) =>
		ahead && askEngine('worth', { ...asking, question: { settings, ahead }, joinAs: name })
	const [own, others] = await Promise.all([ask(one), ask(other)])
	const known = (own?.worthUsd ?? 0) >= (others?.worthUsd ?? 0) ? own : others
	const leadUsd = ahead && leadOf(ahead.usd).meanUsd
	keepChoice(name, leadUsd === null ? null : { leadUsd, known })
	const turned = choiceName([other, one], settings)
	if (turned !== null) keepChoice(turned, leadUsd === null ? null : { leadUsd: -leadUsd, known })
	return leadUsd !== null
}

/** The same where it is at hand. */
export function knownChoice(both: readonly [AtHand, AtHand], settings: SimulationSettings): PlanChoice | null {
	const name = choiceName(both, settings)
	return name === null ? null : (weighed.get(name) ?? null)
}

function keepChoice(name: string, choice: PlanChoice | null): void {
	weighed.set(name, choice)
	const [oldest] = weighed.keys()
	if (weighed.size > MOST_WEIGHED && oldest !== undefined) weighed.delete(oldest)
}

/** Null where one of both is not drawn. */
function choiceName(both: readonly [AtHand, AtHand], settings: SimulationSettings): string | null {
	const drawn = both.flatMap((one) => drawsOf(one, settings) ?? [])
	return drawn.length < both.length ? null : JSON.stringify(drawn.map(({ name, draws }) => [name, draws.to]))
}

type AtHand = Pick<Asking, 'at'>

function drawsOf({ at }: AtHand, settings: SimulationSettings) {
	const of = begun.get(beginningName(at, settings))
	if (of?.ok !== true) return null
	const name = nameOf(of.hash, settings)
	const draws = kept.draws(name)
	return draws === null || draws.to === 0 ? null : { of, name, draws }
}

function drawnOf(one: AtHand, settings: SimulationSettings) {
	const found = drawsOf(one, settings)
	if (found === null) return null
	const { draws, of } = found
	const { width, months, inputs } = of
	const all = new KeptDraws({ draws: draws.to, width, months, inputs })
	all.put(draws)
	return { figures: of.keys.map((key) => ({ key })), kept: all }
}

const resultOf = (of: Begun | undefined, settings: SimulationSettings) =>
	of?.ok === true ? kept.result(nameOf(of.hash, settings), settings.draws) : null

const isVisiting = () => currentAsker()?.account === null

const nameOf = (hash: string, { seed, off, rho }: SimulationSettings) => JSON.stringify([hash, seed, off, rho])

const beginningName = (at: PlanAt, { seed, off, rho }: SimulationSettings) =>
	JSON.stringify([runName(at), seed, off, rho])

async function beginningOf(asking: Asking, settings: SimulationSettings): Promise<Begun> {
	const name = beginningName(asking.at, settings)
	const known = begun.get(name)
	if (known !== undefined) return known
	const made = await askEngine('begun', { ...asking, question: { settings } })
	begun.set(name, made)
	const [oldest] = begun.keys()
	if (begun.size > MOST_BEGUN && oldest !== undefined) begun.delete(oldest)
	return made
}

function requireDrawable(made: Begun): Extract<Begun, { readonly ok: true }> {
	if (made.ok) return made
	throw new AppError('too_large', {
		userMessage: `${count(made.inputs)} inputs of this plan are uncertain, and at most ${count(made.most)} are drawn.`,
		mend: 'Give fewer of its cells a range.',
	})
}

const tooManyDraws = (asked: number, most: number) =>
	new AppError('too_large', {
		userMessage: `${count(asked)} draws exceed the ${count(most)} allowed for a plan of this size.`,
		mend: `Request ${count(most)} or fewer.`,
	})

const count = (number: number) => formatFigure(number, { whole: true })
