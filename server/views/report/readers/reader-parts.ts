import type { Decision } from '#shared/decisions.ts'
import { usd } from '#shared/formats/figures.ts'
import type { Money } from '#shared/units/money.ts'
import type { KeyFigure } from '#shared/formats/key-figure.ts'
import { oddsMonthInShort } from '../../messages/odds/percents.ts'
import { oddsChips, TARGET_CHIP } from '../../odds/target-odds.ts'
import { causeClause } from '../../messages/verdict/cause-clauses.ts'
import { itemNameIn } from '../../messages/verdict/item-names.ts'
import { lossesToTell, lossWords } from '../../messages/verdict/loss-words.ts'
import { sentenceCase } from '#shared/formats/months.ts'
import { addSeries, largest } from '../../figures/series.ts'
import { loadAtMeter } from '../../findings/transformer-finding.ts'
import type { Cell, ReportInput, SingleBlock, TableBlock } from '../report-model.ts'
import { tableOf } from '../parts/blocks.ts'
import { left, right, strong, words } from '../parts/report-parts.ts'
import { reportMonth } from '../parts/report-month.ts'

/** A figure that no quantity of the engine is. */
export const plainFigure = (
	label: string,
	value: string,
	{ unit = '', note = '' }: { readonly unit?: string; readonly note?: string } = {},
): KeyFigure => ({ label, value, unit, note, why: null, figure: null })

type PairRow = readonly [name: string, value: Cell | string]

/** Names on the left, what they are on the right. */
export const pairsTable = (title: string, rows: readonly PairRow[], heads: readonly [string, string]): TableBlock =>
	tableOf({
		title,
		columns: [left(heads[0], 1), right(heads[1])],
		rows: rows.map(([name, value]) => [words(name), typeof value === 'string' ? words(value) : value]),
		least: rows.length,
		noun: 'lines',
		empty: 'Nothing is entered yet.',
	})

/** What can still be decided, the dearest first: the one list of the engine. */
export const decisionsAhead = (input: ReportInput): readonly Decision[] =>
	(input.remedies?.decisions ?? []).filter(({ actBy }) => actBy >= reportMonth(input))

type Undecided = { readonly decision: Decision; readonly money: Money }

/** What goes on if a decision is not made: the loss of the verdict that it takes back, else the amount it would. */
export function ifNot({ plan, result }: ReportInput, { decision, money }: Undecided): string {
	const { cause, helps, siteId, regains } = decision
	const [loss] = lossesToTell(result.verdict).filter(
		(one) => one.cause === cause && one.layer === helps && (siteId === null || one.siteId === siteId),
	)
	if (loss !== undefined) return sentenceCase(causeClause(plan, loss))
	return (regains.usd ?? 0) >= 1 ? `${usd(regains.usd ?? 0, money)} stays lost` : 'That stays lost'
}

/** What is lost, dearest first, with its money: the verdict’s own list. */
export function lossesTable(
	{ plan, result }: ReportInput,
	{ title, most }: { title: string; most: number },
): TableBlock {
	return tableOf({
		title,
		columns: [left('Risk', 2.4), right('At stake')],
		rows: lossesToTell(result.verdict)
			.slice(0, most)
			.map((loss) => {
				const { title: name, amount } = lossWords(plan, loss)
				const clause = causeClause(plan, loss)
				const item = itemNameIn(plan, loss.item)
				// Of several that are alike each names what it hangs on.
				const of = item === null || clause.includes(item) ? '' : `, ${item}`
				return [words(`${name}${of}: ${clause}`), strong(amount)]
			}),
		least: most,
		noun: 'losses',
		empty: 'Nothing is lost from here on.',
	})
}

type DrawnPlan = Pick<ReportInput, 'plan' | 'result' | 'simulation'>

/** «less than 5%» and «80% odds by Sep 2028» of full power; null where nobody drew, or draws tell nothing. */
export function oddsOf(input: DrawnPlan): { readonly target: string | null; readonly p80: string | null } {
	const { plan, result, simulation } = input
	if (simulation === undefined) return { target: null, p80: null }
	const chips = oddsChips({ plan, result, simulation })
	const textOf = (label: string) => chips.find((chip) => chip.label === label)?.text ?? null
	const p80 = textOf('P80')
	const isBeyond = p80 === oddsMonthInShort(null)
	return {
		target: textOf(TARGET_CHIP),
		p80: p80 === null ? null : isBeyond ? 'less than 80% odds within the plan' : `80% odds by ${p80}`,
	}
}

/** «Odds of the target: less than 5%; 80% odds by Sep 2028.»; empty where none were drawn. */
export function oddsSentence(input: DrawnPlan): string {
	const { target, p80 } = oddsOf(input)
	const parts = [
		...(target === null ? [] : [`Odds of the target: ${target}`]),
		...(p80 === null ? [] : [target === null ? `Full power has ${p80}` : p80]),
	]
	return parts.length === 0 ? '' : `${parts.join('; ')}.`
}

/** Said where nobody ran what a block tells. */
export const notRun = (title: string, what: string): SingleBlock => ({
	kind: 'prose',
	title,
	text: `Not run for this preview. An issued report ${what}.`,
})

export const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ')

/** Power that is signed, against the most that is needed or drawn at the meter in any month: MW. */
export function powerSigned({ result }: Pick<ReportInput, 'result'>): {
	readonly signed: number
	readonly needed: number
} {
	const load = addSeries(Object.values(result.sites).map(loadAtMeter), result.months.length)
	const { available, secured = available } = result.layers.energy
	const peak = largest(load)
	return { needed: peak?.value ?? 0, signed: peak === null ? 0 : (secured[peak.index] ?? 0) }
}
