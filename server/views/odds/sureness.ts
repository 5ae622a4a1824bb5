import { counted, sentenceCase } from '#shared/formats/months.ts'
import type { FailedDraw, SimulatedInput } from '#shared/result/simulation-result.ts'
import { formatFigure } from '#shared/units/format.ts'
import { inputName } from '../messages/odds/input-names.ts'
import { inputValue } from '../messages/odds/spread-words.ts'
import { wholePercent } from '../messages/odds/percents.ts'
import { cutNotes } from './inputs.ts'
import { FULL_POWER_KEY, isFailed, monthFigure, type OddsInput } from './odds-input.ts'

const drawsText = (draws: number) => formatFigure(draws, { whole: true })

/** «P90 within a month»: how far off a percentile of full power may be, 19 times in 20. */
function withinText(input: OddsInput): string {
	const figure = monthFigure(input, FULL_POWER_KEY)
	const within = figure?.within.p90 ?? null
	if (figure === null || figure.p90 === null) return 'P90 is after plan end.'
	if (within === null) return 'The precision of P90 is yet to be computed.'
	return within < 0.5 ? 'P90 is exact to the month.' : `P90 within ${counted(Math.ceil(within), 'month')}.`
}

function shareInWords(share: number): string {
	return share >= 0.005 ? ` In ${wholePercent(share)} of draws, full power is not reached in the plan.` : ''
}

/** How many draws, how sure, and what is left out. */
export function oddsSureness(input: OddsInput): readonly string[] {
	const { simulation } = input
	const { draws, seed, steady, progress } = simulation
	const never = monthFigure(input, FULL_POWER_KEY)?.never ?? 0
	return [
		`${drawsText(draws)} draws with seed ${String(seed)}. ${withinText(input)}${shareInWords(never)}`,
		...(steady || progress.done < progress.of ? [] : ['Not every figure is stable: run more draws.']),
		...cutNotes(input),
		...failedNotes(input),
	]
}

function failedNotes({ simulation: { failed, draws } }: OddsInput): readonly string[] {
	if (failed === 0) return []
	const part = wholePercent(failed / Math.max(1, draws + failed))
	return [
		`${sentenceCase(counted(failed, 'draw'))} (${part}) gave an impossible figure and ${failed === 1 ? 'is' : 'are'} not counted.`,
	]
}

export type FailedDrawRow = { readonly draw: string; readonly why: string; readonly values: string }

const MOST_VALUES = 4

function valuesText({ plan, simulation }: OddsInput, { values }: FailedDraw): string {
	const inputs = new Map(simulation.inputs.map((one): readonly [string, SimulatedInput] => [one.name, one]))
	const told = Object.entries(values).flatMap(([name, value]) => {
		const input = inputs.get(name)
		return input === undefined ? [] : [`${inputName(plan, input)} ${inputValue(plan, input, value)}`]
	})
	const more = told.length - MOST_VALUES
	return `${told.slice(0, MOST_VALUES).join('; ')}${more > 0 ? `; ${String(more)} more` : ''}`
}

/** The first draws that failed, with what was drawn in them. */
export const failedDraws = (input: OddsInput): readonly FailedDrawRow[] =>
	input.simulation.failures.map((failure) => ({
		draw: String(failure.draw),
		why: failure.why,
		values: valuesText(input, failure),
	}))

/** The cause in place of percentiles where too many draws failed; null where they did not. */
export function failedTitle(input: OddsInput): string | null {
	const { failed, draws, failures } = input.simulation
	if (!isFailed(input.simulation)) return null
	const [first] = failures
	return `${sentenceCase(counted(failed, 'draw'))} of ${drawsText(draws)} failed, too many for odds${first === undefined ? '' : `: ${first.why}`}`
}

/** What draws do not hold. */
export const HOW_TO_READ: readonly { readonly lead: string; readonly text: string }[] = [
	{ lead: 'P50', text: 'is an even chance: half the draws are done by then. P80 is a date to commit to.' },
	{ lead: '', text: 'Each draw picks a value for every input with a range, then reruns labor and deliveries.' },
	{ lead: 'Not included:', text: 'canceled contracts, strikes, storms, and decisions you can still make.' },
	{ lead: '', text: 'A narrower band needs better inputs, not more draws.' },
]
