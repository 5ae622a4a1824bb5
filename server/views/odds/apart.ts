import { dollars } from '../messages/verdict/us-figures.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import type { ScenarioDifference } from '#shared/result/simulation-result.ts'
import type { Money } from '#shared/units/money.ts'
import { oddsText } from '../messages/odds/odds-words.ts'
import { FIRST_POWER_KEY, FULL_POWER_KEY } from './odds-input.ts'

const CAPITAL_KEY = 'finance.totals.capexUsd'
const TOKENS_KEY = 'finance.totals.usdPerMillionTokens'

/** What is told of a scenario on the same draws. */
export const APART_KEYS = [FIRST_POWER_KEY, FULL_POWER_KEY, CAPITAL_KEY, TOKENS_KEY] as const

/** Another scenario, with what it changes draw by draw; null: nobody has drawn it yet. */
export type ApartAsked = {
	readonly id: string
	readonly label: string
	readonly differences: Readonly<Record<string, ScenarioDifference>> | null
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

const SUB = 'Each draw of both plans meets the same luck, so that only what differs is left'

/** The other scenarios of a plan on the draws of this one; null where there is none. Rule U10. */
export function oddsApart(asked: readonly ApartAsked[], money: Money): OddsApart | null {
	if (asked.length === 0) return null
	return {
		title: 'Other scenarios on the same draws',
		sub: SUB,
		rows: asked.map(({ id, label, differences }) => ({
			id,
			label,
			lines: APART_KEYS.flatMap((key) => {
				const one = differences?.[key]
				return one === undefined ? [] : [sentenceCase(lineOf(shownOf(key, money), one))]
			}),
		})),
	}
}
