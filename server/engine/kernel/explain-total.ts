import type { Explanation } from '#shared/explanation.ts'
import { formatFigure } from '#shared/units/format.ts'
import { UNITS } from '#shared/units/units.ts'
import { explain, NOTHING } from './explain.ts'
import { type QuantityNode } from './quantity.ts'
import { columnOf, type Frame } from './run.ts'
import { tableOf } from './scopes.ts'

/** Several instances or months of one quantity, taken as one figure. */
export type Together = {
	readonly quantity: QuantityNode
	readonly instances: readonly number[]
	/** more than one only of a flow: states do not add up over months */
	readonly months: readonly number[]
	/** as outsiders write it: `plan`, `site:abilene` */
	readonly scope: string
	/** `2027-02`, `2027` for a year, `all` for the horizon */
	readonly period: string | null
}

type Asked = { readonly monthNames: readonly string[]; readonly depth: number }

/** Longer sums are not written out in figures. */
const LONGEST_SUM = 12

/**
 * A figure that exists part by part, as the sum of its parts. Shares and ratios are not added up: they have no value
 * together, only a range, and each part is there to be opened. X3
 */
export function explainTogether<Model>(frame: Frame<Model>, together: Together, asked: Asked): Explanation {
	const { quantity, scope, period, instances, months } = together
	const parts = asked.depth > 0 ? partsOf(frame, together, { ...asked, depth: asked.depth - 1 }) : []
	const many = instances.length > 1
	const whole = many ? instances.length : months.length
	return {
		...NOTHING,
		quantity: quantity.id,
		symbol: quantity.symbol,
		label: quantity.label,
		unit: UNITS[quantity.unit].label,
		scope,
		month: period,
		rule: quantity.rule,
		source: quantity.source,
		node: 'formula',
		...worth(together, valuesOf(frame, together), `${String(whole)} ${many ? `${quantity.scope}s` : 'months'}`),
		inputs: parts,
		truncated: asked.depth <= 0,
		omitted: asked.depth > 0 ? whole - parts.length : 0,
	}
}

/** What the parts come to, and how it is written; of a ratio only between what and what it lies. */
function worth({ quantity }: Together, values: readonly number[], over: string) {
	if (quantity.kind === 'ratio') return { value: null, decided: rangeOf(values) }
	return {
		value: values.reduce((sum, value) => sum + value, 0),
		inSymbols: `Σ ${quantity.symbol} over ${over}`,
		inFigures: sumInFigures(values),
	}
}

/** Instance by instance, each over the same months; of one instance month by month. */
function partsOf<Model>(frame: Frame<Model>, together: Together, asked: Asked): readonly Explanation[] {
	const { quantity, instances, months } = together
	const [only, ...others] = instances
	if (only !== undefined && others.length === 0)
		return weightiest(frame, { quantity, index: only, months }).map((month) =>
			explain(frame, { ...asked, quantity: quantity.id, index: only, month }),
		)
	const [month = 0, ...more] = months
	return instances.map((index) =>
		more.length === 0
			? explain(frame, { ...asked, quantity: quantity.id, index, month })
			: explainTogether(frame, { ...together, instances: [index], scope: nameOf(frame, quantity, index) }, asked),
	)
}

/** All months of a short span; of a long one those that count most, in their order. */
function weightiest<Model>(
	frame: Frame<Model>,
	of: { readonly quantity: QuantityNode; readonly index: number; readonly months: readonly number[] },
): readonly number[] {
	const column = columnOf(frame, of.quantity)
	const size = (month: number) => Math.abs(column.at(of.index, month)) || 0
	const largest = of.months.toSorted((left, right) => size(right) - size(left)).slice(0, LONGEST_SUM)
	return largest.toSorted((left, right) => left - right)
}

function nameOf<Model>(frame: Frame<Model>, { scope }: QuantityNode, index: number): string {
	return scope === 'plan' ? scope : `${scope}:${tableOf(frame.world, scope).ids[index] ?? ''}`
}

function valuesOf<Model>(frame: Frame<Model>, { quantity, instances, months }: Together): readonly number[] {
	const column = columnOf(frame, quantity)
	return instances
		.flatMap((index) => months.map((month) => column.at(index, month)))
		.filter((value) => !Number.isNaN(value))
}

function sumInFigures(values: readonly number[]): string | null {
	return values.length === 0 || values.length > LONGEST_SUM
		? null
		: values.map((value) => formatFigure(value)).join(' + ')
}

function rangeOf(values: readonly number[]): string | null {
	if (values.length === 0) return null
	const [low, high] = [Math.min(...values), Math.max(...values)]
	return `From ${formatFigure(low)} to ${formatFigure(high)}. It is not added up: open one below.`
}
