import type { Column } from '../algorithm-node.ts'
import { type FillFrom, laidFormula } from './lay-formula.ts'
import { NOWHERE } from './loops.ts'
import type { FormulaNode } from '../quantity.ts'

/**
 * Fills some rows of a formula's column, a few at once. Formulas run as loops over their expression: what a reader sees is
 * what ran.
 */
export function fillFormula<Model>(formula: FormulaNode, column: Column, run: FillFrom<Model>): void {
	const { out, fill, sources, span, atOnce } = laidFormula(formula, run.world.months)
	const places = sources.map((source) => source.bind(run))
	out.values = column.values
	const { from, to } = run.rows
	for (let row = from; row < to; row += atOnce) {
		const rows = Math.min(atOnce, to - row)
		for (const place of places) place(row, rows)
		out.from = row * span
		fill(rows)
	}
	// The layout is kept, the columns of this run are not.
	out.values = NOWHERE
	for (const { own, operand } of sources) if (own) operand.values = NOWHERE
}
