import type { Column } from '../algorithm-node.ts'
import type { PlaceOf } from '../columns.ts'
import { type LaidFormula, layFormula } from './lay-formula.ts'
import { NOWHERE } from './loops.ts'
import type { FormulaNode } from '../quantity.ts'
import type { FillFrom } from './sources.ts'

/**
 * Fills the column of one formula. Formulas run as loops over their expression: what a reader sees is what ran. They are laid
 * out once for plans of so many months; what each run binds are the columns it reads.
 */
export class FormulaFilling {
	readonly #formula: FormulaNode
	readonly #placeOf: PlaceOf
	#laid: LaidFormula | null = null

	constructor(formula: FormulaNode, placeOf: PlaceOf) {
		this.#formula = formula
		this.#placeOf = placeOf
	}

	/** Fills some rows, a few at once. */
	fill<Model>(column: Column, run: FillFrom<Model>): void {
		const { out, fill, sources, span, atOnce } = this.#laidFor(run.world.months)
		for (const source of sources) source.bind(run)
		out.values = column.values
		const { from, to } = run.rows
		for (let row = from; row < to; row += atOnce) {
			const rows = Math.min(atOnce, to - row)
			for (const source of sources) source.placeRows(row, rows)
			out.from = row * span
			fill(rows)
		}
		// The layout is kept, the columns of this run are not.
		out.values = NOWHERE
		for (const source of sources) source.letGo()
	}

	#laidFor(months: number): LaidFormula {
		const span = this.#formula.per === 'month' ? months : 1
		if (this.#laid?.span !== span) this.#laid = layFormula(this.#formula, span, this.#placeOf)
		return this.#laid
	}
}
