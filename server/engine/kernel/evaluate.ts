import { loopsOf } from './loops.ts'
import { type Expression } from './expression.ts'
import { type FormulaNode } from './quantity.ts'

/** The value of an expression for given values of its names: a column of one cell, run as every column is. */
export function evaluate(expression: Expression, read: (name: string) => number): number {
	const { inputs, out, fill } = loopsOf(expression, () => new Float64Array(1))
	for (const [name, input] of inputs) input.values = Float64Array.of(read(name))
	out.values = new Float64Array(1)
	fill(1)
	return out.values[0] ?? NaN
}

/** A formula's value for given values of its inputs. Throws on an input without one. */
export function formulaValue(formula: FormulaNode, values: Readonly<Record<string, number>>): number {
	return evaluate(formula.tree, (name) => {
		const value = values[name]
		if (value === undefined) throw new Error(`${formula.id} has no value for ${name}.`)
		return value
	})
}
