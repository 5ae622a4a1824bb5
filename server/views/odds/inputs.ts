import type {
	SimulatedGroup,
	SimulatedInput,
	SimulationResult,
	SpreadSource,
} from '#shared/result/simulation-result.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { causeName, inputName } from '../messages/odds/input-names.ts'
import { inputValue, spreadText } from '../messages/odds/spread-words.ts'
import { SPREAD_SOURCES, wholePercent } from '../messages/odds/percents.ts'
import { inputPage } from './input-page.ts'
import { FULL_POWER_KEY, type OddsInput } from './odds-input.ts'

type OddsInputRow = {
	/** of its stream: what switches it off in an address */
	readonly id: string
	readonly name: string
	readonly asEntered: string
	readonly spread: string
	readonly source: string
	readonly citation: string | null
	readonly isGuess: boolean
	readonly isDrawn: boolean
	readonly page: string
}

export type OddsGroupRow = {
	readonly id: string
	readonly name: string
	readonly rho: number
	readonly usual: number
	readonly members: readonly string[]
	readonly source: string
	/** what to know of a cause that is set to nothing; empty where it is not */
	readonly warning: string
}

export type OddsInputs = {
	readonly title: string
	readonly rows: readonly OddsInputRow[]
	readonly groups: readonly OddsGroupRow[]
	readonly guesses: number
}

function rowOf({ plan }: OddsInput, input: SimulatedInput): OddsInputRow {
	return {
		id: input.name,
		name: sentenceCase(inputName(plan, input)),
		asEntered: inputValue(plan, input, input.p50),
		spread: spreadText(plan, input),
		source: SPREAD_SOURCES[input.source],
		citation: input.citation,
		isGuess: input.source === 'guess',
		isDrawn: input.drawn,
		page: inputPage(input.place),
	}
}

const isShared = ({ members }: SimulatedGroup) => members.length > 1

const ORDER: Readonly<Record<SpreadSource, number>> = { typed: 0, fitted: 1, guess: 2, catalogue: 3 }

/** What moves full power most is first; of the rest what somebody entered. */
function byWeight({ simulation }: OddsInput): readonly SimulatedInput[] {
	const shares = new Map((simulation.drivers[FULL_POWER_KEY] ?? []).map(({ name, share }) => [name, share]))
	const weight = ({ name }: SimulatedInput) => shares.get(name) ?? 0
	return simulation.inputs.toSorted(
		(one, other) => weight(other) - weight(one) || ORDER[one.source] - ORDER[other.source],
	)
}

const INDEPENDENT = 'At 0 its inputs vary independently: the band is falsely narrow.'

/** Everything that is drawn, what it is drawn from, and what inputs have in common. */
export function oddsInputs(input: OddsInput): OddsInputs {
	const { plan, simulation } = input
	const nameOf = new Map(simulation.inputs.map((one) => [one.name, inputName(plan, one)]))
	const guesses = simulation.inputs.filter(({ source, drawn }) => source === 'guess' && drawn).length
	const drawn = simulation.inputs.filter((one) => one.drawn).length
	return {
		title: `${sentenceCase(counted(drawn, 'input varies', 'inputs vary'))}; ${counted(guesses, 'range is a guess', 'ranges are guesses')}`,
		rows: byWeight(input).map((one) => rowOf(input, one)),
		groups: simulation.groups.filter(isShared).map((group) => ({
			...{ id: group.id, name: causeName(plan, group), rho: group.rho, usual: group.usualRho },
			members: group.members.map((name) => nameOf.get(name) ?? name),
			source: SPREAD_SOURCES[group.source],
			warning: group.rho === 0 ? INDEPENDENT : '',
		})),
		guesses,
	}
}

/** A delay that cannot be early stands at nothing in half its draws: that is its curve, and no fault of it. */
const isDelay = ({ p50, p10 }: SimulatedInput) => p10 === null && p50 === 0

const MOST_CUT = 3

/** Assumptions are drawn whether the plan has a use for them or not: of one that moves no figure nobody needs to know. */
function movesAny({ drivers }: SimulationResult, { name, place }: SimulatedInput): boolean {
	if (place.list !== 'assumptions') return true
	return Object.values(drivers).some((of) => of.some((one) => one.name === name && one.share >= LEAST_MOVE))
}
const LEAST_MOVE = 0.01

/** Inputs of which many draws were held at a limit, in words. */
export function cutNotes({ plan, simulation }: OddsInput): readonly string[] {
	const held = simulation.inputs
		.flatMap((one) => {
			const share = simulation.cut[one.name]
			const isTold = share !== undefined && !isDelay(one) && movesAny(simulation, one)
			return isTold ? [{ name: inputName(plan, one), share }] : []
		})
		.toSorted((one, other) => other.share - one.share)
	if (held.length === 0) return []
	const told = held.slice(0, MOST_CUT).map(({ name, share }) => `“${name}” in ${wholePercent(share)}`)
	const more = held.length - told.length
	const rest = more > 0 ? `, and ${counted(more, 'other')} in fewer` : ''
	return [`Held at the limit of ${held.length === 1 ? 'its' : 'their'} range: ${told.join(', ')} of draws${rest}.`]
}
