import type { SimulatedInput } from '#shared/result/simulation-result.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { groupName, inputName, inputValue, spreadText } from '../messages/odds/spread-words.ts'
import { SPREAD_SOURCES, wholePercent } from '../messages/odds/percents.ts'
import { inputPage } from './input-page.ts'
import type { OddsInput } from './odds-input.ts'

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

const INDEPENDENT = 'At 0 its inputs vary as if nothing were common to them: the band is falsely narrow.'

/** Everything that is drawn, what it is drawn from, and what inputs have in common. */
export function oddsInputs(input: OddsInput): OddsInputs {
	const { plan, simulation } = input
	const nameOf = new Map(simulation.inputs.map((one) => [one.name, inputName(plan, one)]))
	const guesses = simulation.inputs.filter(({ source, drawn }) => source === 'guess' && drawn).length
	const drawn = simulation.inputs.filter((one) => one.drawn).length
	return {
		title: `${sentenceCase(counted(drawn, 'input'))} vary; ${counted(guesses, 'range is a guess', 'ranges are guesses')}`,
		rows: simulation.inputs.map((one) => rowOf(input, one)),
		groups: simulation.groups.map((group) => ({
			...{ id: group.id, name: groupName(plan, group), rho: group.rho, usual: group.usualRho },
			members: group.members.map((name) => nameOf.get(name) ?? name),
			source: SPREAD_SOURCES[group.source],
			warning: group.rho === 0 ? INDEPENDENT : '',
		})),
		guesses,
	}
}

/** Inputs of which many draws were held at a limit, in words. */
export function cutNotes({ plan, simulation }: OddsInput): readonly string[] {
	return simulation.inputs.flatMap((one) => {
		const share = simulation.cut[one.name]
		if (share === undefined) return []
		return [
			`${sentenceCase(inputName(plan, one))}: ${wholePercent(share)} of draws are held at the limit of the field.`,
		]
	})
}
