import type { Money } from '#shared/units/money.ts'
import { figureText } from './figure-text.ts'
import { readColumn } from '../fill/gather.ts'
import { inFigures, type FigureOf } from './in-figures.ts'
import { type FormulaNode, isAggregate, type QuantityNode, type Reading } from '../quantity.ts'
import { people, renderExpression } from '../render.ts'
import { type Frame } from '../run.ts'
import { UNITS } from '#shared/units/units.ts'

type FormulaCell = {
	readonly index: number
	readonly month: number
	readonly monthNames: readonly string[]
	readonly money?: Money | undefined
}

/** A formula as written, in symbols, and in the figures of one place with the branch that holds there. */
export function formulaInFigures<Model>(frame: Frame<Model>, formula: FormulaNode, place: FormulaCell) {
	const { tree } = formula
	const known = new Map<string, FigureOf>()
	const read = (name: string): FigureOf => {
		const found = known.get(name) ?? figureOf(frame, formula, { name, place })
		known.set(name, found)
		return found
	}
	const { figures, words, reasons, said } = inFigures(tree, read)
	return {
		expression: formula.expression,
		inSymbols: renderExpression(
			tree,
			people((name) => symbolOf(formula.inputs[name])),
		),
		inWords: words,
		inFigures: figures,
		because: reasons,
		said,
	}
}

const quantityOf = (reading: Reading): QuantityNode => (isAggregate(reading) ? reading.of : reading)

function figureOf<Model>(
	frame: Frame<Model>,
	formula: FormulaNode,
	at: { readonly name: string; readonly place: FormulaCell },
): FigureOf {
	const reading = formula.inputs[at.name]
	if (!reading) throw new Error(`${formula.id} reads ${at.name}, which is not among its inputs.`)
	const value = readingValue(frame, formula, { reading, place: at.place })
	const quantity = quantityOf(reading)
	const { monthNames, money } = at.place
	return {
		value,
		text: figureText(quantity, value, { monthNames, money }),
		label: nameOf(reading),
		unit: UNITS[quantity.unit].label,
		isFlag: quantity.unit === 'ratio' && quantity.node === 'input' && (value === 0 || value === 1),
	}
}

function readingValue<Model>(
	frame: Frame<Model>,
	formula: FormulaNode,
	{ reading, place }: { readonly reading: Reading; readonly place: FormulaCell },
): number {
	const rows = { from: place.index, to: place.index + 1 }
	const column = readColumn(reading, { scope: formula.scope, world: frame.world, columns: frame.columns, rows })
	if (isAggregate(reading)) return column.at(place.index, place.month)
	const above = frame.world.link(formula.scope, reading.scope)
	return column.at(above?.[place.index] ?? 0, place.month)
}

const WORDS = { sum: 'sum of ', max: 'largest ', mean: 'mean ' }

/** A reading by its name, as it stands within a formula. */
function nameOf(reading: Reading): string {
	const { label } = quantityOf(reading)
	const name = /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
	return isAggregate(reading) ? `${WORDS[reading.aggregate]}${name}` : name
}

function symbolOf(reading: Reading | undefined): string {
	if (!reading) return '?'
	if (!isAggregate(reading)) return reading.symbol
	const marks = { sum: 'Σ ', max: 'max ', mean: 'mean ' }
	return `${marks[reading.aggregate]}${reading.of.symbol}`
}
