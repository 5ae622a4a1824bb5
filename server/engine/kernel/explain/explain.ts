import type { Explanation, Origin } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import type { Money } from '#shared/units/money.ts'
import { UNITS } from '#shared/units/units.ts'
import type { Fact } from '../algorithm-node.ts'
import { formulaInFigures } from './explain-formula.ts'
import { dateOf } from './figure-text.ts'
import { largest, LONGEST_LIST } from './largest.ts'
import { type Frame } from '../run.ts'
import { type FormulaNode, isAggregate, type QuantityNode } from '../quantity.ts'
import { tableOf } from '../scopes.ts'
import { outputName, sourcesAt } from '../sources.ts'

export type Question = {
	readonly quantity: string
	/** index of the instance in the quantity's scope */
	readonly index: number
	readonly month: number
	/** names of the months, for the answer */
	readonly monthNames: readonly string[]
	/** what money is told in, where a formula is written in figures; USD where left out */
	readonly money?: Money | undefined
	/** how many steps down to go; the rest is cut and marked */
	readonly depth: number
	/** of a long list one step down: how many of the largest were shown before */
	readonly skip?: number
}

/** Where the walk is, and which figures it has laid out already: a figure is opened once, however often it is read. */
type Walk = Question & { readonly opened: Set<string> }

/**
 * Why a figure is what it is, down to plan fields, overrides and catalogue rows: a look-up in a finished run.
 * X1. Throws on an unknown quantity or instance.
 */
export function explain<Model>(frame: Frame<Model>, question: Question): Explanation<Remark> {
	const quantity = frame.program.quantities.get(question.quantity)
	if (!quantity) throw new Error(`There is no quantity ${question.quantity}.`)
	return explainQuantity(frame, quantity, { ...question, opened: new Set() })
}

/** What an explanation says where there is nothing to say. */
export const NOTHING = {
	value: null,
	expression: null,
	inSymbols: null,
	inWords: null,
	inFigures: null,
	because: [],
	said: null,
	method: null,
	decided: null,
	origin: null,
	inputs: [],
	truncated: false,
	repeated: false,
	omitted: 0,
	restsOn: null,
}

function explainQuantity<Model>(frame: Frame<Model>, quantity: QuantityNode, place: Walk): Explanation<Remark> {
	const id = idAt(frame, quantity, place)
	const figure = { ...NOTHING, ...meaningOf(frame, quantity, place) }
	if (quantity.node === 'input') {
		const { origin } = quantity.read(frame.world, place.index, place.month)
		return { ...figure, node: 'input', origin }
	}
	const node = quantity.node === 'output' ? 'algorithm' : 'formula'
	const key = `${quantity.id}/${id}`
	if (place.opened.has(key)) return { ...figure, node, repeated: true }
	if (place.depth > 0) place.opened.add(key)
	const made = quantity.node === 'output' ? fromAlgorithm(frame, quantity, place) : fromFormula(frame, quantity, place)
	return { ...figure, node, ...made }
}

function idAt<Model>(frame: Frame<Model>, quantity: QuantityNode, place: Walk): string {
	const id = tableOf(frame.world, quantity.scope).ids[place.index]
	if (id === undefined) throw new Error(`${quantity.id} has no ${quantity.scope} number ${String(place.index)}.`)
	return id
}

function meaningOf<Model>(frame: Frame<Model>, quantity: QuantityNode, place: Walk) {
	const value = valueAt(frame, quantity, place)
	return {
		...meaning(quantity),
		scope: quantity.scope === 'plan' ? 'plan' : `${quantity.scope}:${idAt(frame, quantity, place)}`,
		month: quantity.per === 'month' ? (place.monthNames[place.month] ?? null) : null,
		value: Number.isNaN(value) ? null : value,
		...dateIf(dateOf(quantity, value, place.monthNames)),
	}
}

export const dateIf = (date: string | null) => (date === null ? {} : { date })

/** What a quantity is called, wherever and whenever. A month has no unit. */
export function meaning({ id, symbol, label, unit, kind, rule, source }: QuantityNode) {
	return { quantity: id, symbol, label, unit: kind === 'when' ? '' : UNITS[unit].label, rule, source }
}

function valueAt<Model>(frame: Frame<Model>, quantity: QuantityNode, place: Walk): number {
	const column = frame.columns.get(quantity.id)
	if (!column) throw new Error(`${quantity.id} was not computed.`)
	return column.at(place.index, place.month)
}

function fromFormula<Model>(frame: Frame<Model>, formula: FormulaNode, place: Walk) {
	const made = below(frame, formula, place)
	const isEnd = made.inputs.length === 0 && !made.truncated && made.omitted === 0
	const origin = isEnd ? originOfNone(formula) : null
	return { ...formulaInFigures(frame, formula, place), ...made, origin }
}

/** A sum over a list that holds nothing for this place ends here: no field of the plan stands behind it. */
function originOfNone({ rule, source, inputs }: FormulaNode): Origin<Remark> {
	const scopes = new Set(Object.values(inputs).flatMap((read) => (isAggregate(read) ? [read.of.scope] : [])))
	const [lacks, ...others] = scopes
	const text = 'nothing_reckoned_from' as const
	return { kind: 'rule', rule, text, source, from: [], ...(lacks !== undefined && others.length === 0 && { lacks }) }
}

function fromAlgorithm<Model>(frame: Frame<Model>, quantity: QuantityNode, place: Walk) {
	const maker = frame.program.makers.get(quantity.id)
	if (!maker) return {}
	const at = { output: outputName(maker, quantity), index: place.index, month: place.month }
	const made = below(frame, quantity, place)
	const facts = place.depth > 0 ? maker.facts(frame.world, at) : []
	return {
		method: maker.method,
		decided: maker.decided(frame.notes.get(maker.id), at),
		...made,
		inputs: [...made.inputs, ...facts.map((fact) => factAsInput(fact, { rule: maker.rule, opened: place.opened }))],
	}
}

/** A figure of the model beside the quantities: told like an input, with its parts below where it is several. */
export function factAsInput(
	fact: Fact,
	of: { readonly rule: string; readonly opened: Set<string> },
): Explanation<Remark> {
	const { id, label, unit, value, origin, parts } = fact
	const key = `${id} ${label}`
	const repeated = parts.length > 0 && of.opened.has(key)
	of.opened.add(key)
	return {
		...NOTHING,
		quantity: id,
		symbol: '',
		label,
		unit,
		scope: 'plan',
		month: null,
		value,
		rule: of.rule,
		source: '',
		node: 'input',
		origin,
		inputs: repeated ? [] : parts.map((part) => factAsInput(part, of)),
		repeated,
	}
}

type Below = { readonly inputs: readonly Explanation<Remark>[]; readonly truncated: boolean; readonly omitted: number }

function below<Model>(frame: Frame<Model>, quantity: QuantityNode, place: Walk): Below {
	const sources = sourcesAt(frame, quantity, place.index)
	if (place.depth <= 0) return { inputs: [], truncated: sources.length > 0, omitted: 0 }
	const { skip = 0 } = place
	const deeper = { ...place, depth: place.depth - 1, skip: 0 }
	let omitted = 0
	const inputs = sources.flatMap(({ quantity: read, instances }) => {
		const months = monthsBehind(frame, { quantity, read }, place)
		const at = (index: number, month?: number) => ({
			...deeper,
			index,
			month: month ?? months?.[0] ?? fullest(frame, read, { ...place, index }),
		})
		const part = largest(instances, (index) => valueAt(frame, read, at(index)), { skip, most: LONGEST_LIST })
		omitted += part.omitted
		return part.shown.flatMap((index) =>
			(months ?? [undefined]).map((month) => explainQuantity(frame, read, at(index, month))),
		)
	})
	return { inputs, truncated: false, omitted }
}

type Reading = { readonly quantity: QuantityNode; readonly read: QuantityNode }

/** Months in which a figure reads another; null: all there are, which are too many to tell. */
function monthsBehind<Model>(frame: Frame<Model>, { quantity, read }: Reading, place: Walk): readonly number[] | null {
	if (quantity.per === 'month' || read.per === 'horizon') return [place.month]
	const maker = frame.program.makers.get(quantity.id)
	return maker?.months(frame.world, { ...place, output: outputName(maker, quantity) }) ?? null
}

/** The month that tells most of what a figure of the whole horizon was made from: where it is largest, the first of equals. */
function fullest<Model>(frame: Frame<Model>, read: QuantityNode, place: Walk): number {
	const size = (month: number) => Math.abs(valueAt(frame, read, { ...place, month })) || 0
	return place.monthNames.reduce((best, _, month) => (size(month) > size(best) ? month : best), 0)
}
