import { dollars } from '../messages/verdict/us-figures.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import type { ScenarioDifference } from '#shared/result/simulation-result.ts'
import type { Money } from '#shared/units/money.ts'
import { oddsText } from '../messages/odds/odds-words.ts'
import { FIRST_POWER_KEY, FULL_POWER_KEY } from './odds-input.ts'

const CAPITAL_KEY = 'finance.totals.capexUsd'
const TOKENS_KEY = 'finance.totals.usdPerMillionTokens'
const VALUE_KEY = 'finance.totals.npvUsd'

/** What is told of a scenario on the same draws. */
export const APART_KEYS = [FIRST_POWER_KEY, FULL_POWER_KEY, CAPITAL_KEY, TOKENS_KEY, VALUE_KEY] as const

/** Another scenario, with what it changes draw by draw; null: nobody has drawn it yet. */
export type ApartAsked = {
	readonly id: string
	readonly label: string
	readonly differences: Readonly<Record<string, ScenarioDifference>> | null
	readonly choice: ApartChoice | null
}

/** Which of both is worth more; null where one of them earns nothing, or nobody has weighed it yet. */
export type ApartChoice = {
	/** by how much the other one is, on average, USD */
	readonly leadUsd: number
	/** the input that is worth most to know before one chooses, and in what share of draws the choice is then the other; null: none */
	readonly known: { readonly name: string; readonly worthUsd: number; readonly otherwise: number } | null
}

export type ApartRow = {
	readonly id: string
	readonly label: string
	/** what it changes, a line a figure; none where it is not drawn yet */
	readonly lines: readonly string[]
}
export type OddsApart = { readonly title: string; readonly sub: string; readonly rows: readonly ApartRow[] }

type Shown = {
	readonly name: string
	readonly words: readonly [less: string, more: string]
	readonly text: (size: number) => string
}

const months = (size: number) => counted(Math.round(size), 'month')

function shownOf(key: (typeof APART_KEYS)[number], money: Money): Shown {
	const paid = { words: ['lower', 'higher'], text: (size: number) => dollars(size, money) } as const
	const dated = { words: ['sooner', 'later'], text: months } as const
	const rows = {
		[FIRST_POWER_KEY]: { name: 'First power', ...dated },
		[FULL_POWER_KEY]: { name: 'Full power', ...dated },
		[CAPITAL_KEY]: { name: 'Capital', ...paid },
		[TOKENS_KEY]: { name: 'A million tokens', ...paid },
		[VALUE_KEY]: { name: 'NPV', ...paid },
	} as const
	return rows[key]
}

/** `Full power: nine months sooner (eight in ten: six months sooner to twelve months sooner); sooner in 92% of draws, later in less than 5%.` */
function lineOf({ name, words, text }: Shown, difference: ScenarioDifference): string {
	const { p10, p50, p90, less, same, more } = difference
	if (same === 1) return `${name}: the same in every draw.`
	const [fewer, greater] = words
	const sized = (size: number) => (size === 0 ? 'the same' : `${text(Math.abs(size))} ${size < 0 ? fewer : greater}`)
	const often = `${fewer} in ${oddsText(less)} of draws, ${greater} in ${oddsText(more)}`
	if (p10 === null || p50 === null || p90 === null) return `${name}: ${often}; in most of them it never comes in both.`
	const span = p10 === p90 ? '' : ` (eight in ten: ${sized(p10)} to ${sized(p90)})`
	return `${name}: ${sized(p50)}${span}; ${often}.`
}

/** `Knowing “Utility, phase 2: start” before choosing would be worth $24M: in 31% of draws you would choose the other way.` */
function choiceText({ leadUsd, known }: ApartChoice, money: Money): readonly string[] {
	if (leadUsd === 0) return []
	if (known === null) return ['No single input, once known, would change which of the two has the higher mean NPV.']
	const { name, worthUsd, otherwise } = known
	const often = `in ${oddsText(otherwise)} of draws you would choose the other way`
	return [`Knowing “${name}” before choosing would be worth ${dollars(worthUsd, money)}: ${often}.`]
}

const SUB = 'Each draw of both plans meets the same luck, so that only what differs is left'

/** The net present value is told where both plans earn: one that earns nothing is worth more the later it spends. */
function linesOf({ differences, choice }: ApartAsked, money: Money): readonly string[] {
	const told = APART_KEYS.filter((key) => key !== VALUE_KEY || choice !== null)
	const lines = told.flatMap((key) => {
		const one = differences?.[key]
		return one === undefined ? [] : [sentenceCase(lineOf(shownOf(key, money), one))]
	})
	return choice === null ? lines : [...lines, ...choiceText(choice, money)]
}

/** The other scenarios of a plan on the draws of this one; null where there is none. Rule U10. */
export function oddsApart(asked: readonly ApartAsked[], money: Money): OddsApart | null {
	if (asked.length === 0) return null
	return {
		title: 'Other scenarios on the same draws',
		sub: SUB,
		rows: asked.map((other) => ({ id: other.id, label: other.label, lines: linesOf(other, money) })),
	}
}
