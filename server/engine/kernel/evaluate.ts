import { type Operand } from './fill/column-kernels.ts'
import { loopsOf } from './fill/loops.ts'
import { type Expression, namesIn } from './expression.ts'
import { type FormulaNode } from './quantity.ts'

/** The value of an expression for given values of its names: a column of one cell, run as every column is. */
export function evaluate(expression: Expression, read: (name: string) => number): number {
	const { inputs, result, fill } = oneCell(expression)
	// Read before any is set: a name may be read by evaluating the same expression for another place.
	const values = inputs.map(([name]) => read(name))
	inputs.forEach(([, { values: cell }], index) => {
		cell[0] = values[index] ?? NaN
	})
	fill(1)
	return result[0] ?? NaN
}

type OneCell = {
	readonly inputs: readonly (readonly [string, Operand])[]
	readonly result: Float64Array
	readonly fill: (rows: number) => void
}
const laidOut = new WeakMap<Expression, OneCell>()

/** An expression laid out for one cell; kept, as an algorithm may ask for it at every purchase. */
function oneCell(expression: Expression): OneCell {
	const known = laidOut.get(expression)
	if (known) return known
	const cell = () => new Float64Array(1)
	const inputs = new Map(namesIn(expression).map((name) => [name, { values: cell(), from: 0 }]))
	const read = (name: string) => ({ operand: inputs.get(name) ?? { values: cell(), from: 0 }, perRow: true })
	const { out, fill } = loopsOf(expression, { read, span: 1, scratch: cell })
	out.values = cell()
	const made = { inputs: [...inputs], result: out.values, fill }
	laidOut.set(expression, made)
	return made
}

/** A formula's value for given values of its inputs. Throws on an input without one. */
export function formulaValue(formula: FormulaNode, values: Readonly<Record<string, number>>): number {
	return evaluate(formula.tree, (name) => {
		const value = values[name]
		if (value === undefined) throw new Error(`${formula.id} has no value for ${name}.`)
		return value
	})
}
