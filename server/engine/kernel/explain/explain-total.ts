import type { Money } from '#shared/units/money.ts'
import type { Explanation, Origin } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import { dateOf, figureText } from './figure-text.ts'
import { dateIf, explain, meaning, NOTHING } from './explain.ts'
import { largest, LONGEST_LIST } from './largest.ts'
import { type QuantityNode } from '../quantity.ts'
import { columnOf, type Frame } from '../run.ts'
import { tableOf } from '../scopes.ts'
import { type Cells, type Total, totalOf, valuesOf } from '../total.ts'

/** Several instances or months of one quantity, taken as one figure. */
export type Together = Cells & {
	/** as outsiders write it: `plan`, `site:abilene` */
	readonly scope: string
	/** `2027-02`, `2027` for a year, `all` for the horizon */
	readonly period: string | null
}

export type TogetherAsked = {
	readonly monthNames: readonly string[]
	readonly money?: Money | undefined
	readonly depth: number
	/** of a long list: how many of the largest were shown before */
	readonly skip: number
	/** what several instances of a scope are called */
	readonly plural: (scope: string) => string
}

/** Longer sums are not written out in figures. */
const LONGEST_SUM = 6
/** Of all months the twelve that count most. */
const MOST_MONTHS = 12

/**
 * A figure that exists part by part, as what its parts come to together: a sum, or for what is not added up the earliest,
 * the latest or the mean, else the range. Each part is there to be opened. X3
 */
export function explainTogether<Model>(
	frame: Frame<Model>,
	together: Together,
	asked: TogetherAsked,
): Explanation<Remark> {
	const { quantity, scope, period, instances, months } = together
	const { parts, omitted } = asked.depth > 0 ? partsOf(frame, together, asked) : { parts: [], omitted: 0 }
	const many = instances.length > 1
	const over = many
		? { count: instances.length, of: asked.plural(quantity.scope) }
		: { count: months.length, of: 'months' }
	const total = totalOf(frame, together)
	const end = endOfAll(parts)
	return {
		...NOTHING,
		...meaning(quantity),
		scope,
		month: period,
		node: 'formula',
		...('value' in total ? { value: total.value, ...dateIf(dateOf(quantity, total.value, asked.monthNames)) } : {}),
		...written(frame, { together, total, over, monthNames: asked.monthNames, money: asked.money }),
		inputs: end === null ? parts : [],
		origin: end,
		truncated: asked.depth <= 0,
		omitted: end === null ? omitted : 0,
	}
}

/** Where every part is a sum over nothing, so is the whole: it ends there, and not in a row of noughts. */
function endOfAll([first, ...others]: readonly Explanation<Remark>[]): Origin<Remark> | null {
	const lacks = lackedBy(first)
	return first === undefined || lacks === null || others.some((part) => lackedBy(part) !== lacks) ? null : first.origin
}

const lackedBy = (part: Explanation<Remark> | undefined) =>
	part?.origin?.kind === 'rule' ? (part.origin.lacks ?? null) : null

type ExplainTotalWritten = {
	readonly together: Together
	readonly total: Total
	readonly over: { readonly count: number; readonly of: string }
	readonly monthNames: readonly string[]
	readonly money: Money | undefined
}

type WrittenResult = Partial<Pick<Explanation<Remark>, 'decided' | 'inSymbols' | 'inFigures' | 'said'>>

/** How the value is written: `Σ P over 3 halls`, the sum in figures; of a range only between what and what it lies. */
function written<Model>(
	frame: Frame<Model>,
	{ together, total, over, monthNames, money }: ExplainTotalWritten,
): WrittenResult {
	const { quantity } = together
	const { symbol, kind } = quantity
	const text = (value: number) => figureText(quantity, value, { monthNames, money })
	const several = `${String(over.count)} ${over.of}`
	switch (total.how) {
		case 'nothing':
			return { decided: 'no_value' }
		case 'range':
			return {
				decided: { code: 'not_added_up', facts: { low: text(total.low), high: text(total.high), ...over } },
			}
		case 'mean':
			return {
				inSymbols: `mean of ${symbol} over ${several}, weighted by ${weightOf(quantity)}`,
				said: { is: 'mean', ...over } as const,
			}
		case 'lowest':
		case 'highest': {
			const word =
				kind === 'when'
					? ({ lowest: 'earliest', highest: 'latest' } as const)
					: ({ lowest: 'least', highest: 'largest' } as const)
			return { inSymbols: `${word[total.how]} ${symbol} of ${several}`, said: { is: word[total.how], ...over } }
		}
		case 'sum':
			return {
				inSymbols: `Σ ${symbol} over ${several}`,
				said: { is: 'sum', ...over } as const,
				inFigures: sumInFigures(valuesOf(frame, together), text),
			}
	}
}

const weightOf = ({ across }: QuantityNode): string => (typeof across === 'object' ? across.meanBy.symbol : '')

function sumInFigures(values: readonly number[], text: (value: number) => string): string | null {
	return values.length < 2 || values.length > LONGEST_SUM ? null : values.map(text).join(' + ')
}

type ExplainTotalParts = { readonly parts: readonly Explanation<Remark>[]; readonly omitted: number }

/** Instance by instance, each over the same months; of one instance month by month. Of many those that count most. */
function partsOf<Model>(frame: Frame<Model>, together: Together, asked: TogetherAsked): ExplainTotalParts {
	const { quantity, instances, months } = together
	const deeper = { ...asked, depth: asked.depth - 1, skip: 0 }
	const [only, ...others] = instances
	if (only !== undefined && others.length === 0) {
		const column = columnOf(frame, quantity)
		const { shown, omitted } = largest(months, (month) => column.at(only, month), { ...asked, most: MOST_MONTHS })
		const parts = shown.map((month) => explain(frame, { ...deeper, quantity: quantity.id, index: only, month }))
		return { parts, omitted }
	}
	const size = (index: number) => {
		const total = totalOf(frame, { quantity, instances: [index], months })
		return 'value' in total ? total.value : 0
	}
	const { shown, omitted } = largest(instances, size, { ...asked, most: LONGEST_LIST })
	const [month = 0, ...more] = months
	const parts = shown.map((index) =>
		more.length === 0
			? explain(frame, { ...deeper, quantity: quantity.id, index, month })
			: explainTogether(frame, { ...together, instances: [index], scope: nameOf(frame, quantity, index) }, deeper),
	)
	return { parts, omitted }
}

function nameOf<Model>(frame: Frame<Model>, { scope }: QuantityNode, index: number): string {
	return scope === 'plan' ? scope : `${scope}:${tableOf(frame.world, scope).ids[index] ?? ''}`
}
