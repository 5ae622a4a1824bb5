import type { Column } from '../algorithm-node.ts'
import type { Rows } from '../changes/rows.ts'
import { alignColumn, type ColumnsInPlace, type InPlace } from '../columns.ts'
import type { Aggregate, FormulaNode } from '../quantity.ts'
import type { World } from '../scopes.ts'
import type { Operand } from './column-kernels.ts'
import { type Gathering, gatheringOf, gatherRows } from './gather.ts'
import { type Input, NOWHERE } from './loops.ts'

/** Where some rows of a formula are filled from. */
export type FillFrom<Model> = { readonly world: World<Model>; readonly columns: ColumnsInPlace; readonly rows: Rows }

/** What a formula reads, where a run has it. */
export type Source = Input & {
	/** takes the columns of a run */
	bind<Model>(run: FillFrom<Model>): void
	/** sets the operand to where the figures for some of the formula's rows lie */
	placeRows(row: number, rows: number): void
	letGo(): void
}

type SourcesLayout = { readonly perRow: boolean; readonly span: number }

/** The reader's own rows are read where they lie. */
export class OwnRows implements Source {
	readonly operand: Operand = { values: NOWHERE, from: 0 }
	readonly perRow: boolean
	readonly #of: InPlace
	readonly #cells: number

	constructor(of: InPlace, { perRow, span }: SourcesLayout) {
		this.perRow = perRow
		this.#of = of
		this.#cells = perRow ? 1 : span
	}

	bind<Model>({ columns }: FillFrom<Model>): void {
		this.operand.values = columns.need(this.#of).values
	}

	placeRows(row: number): void {
		this.operand.from = row * this.#cells
	}

	letGo(): void {
		this.operand.values = NOWHERE
	}
}

const NO_ROWS = new Int32Array(0)
/** Laid out nowhere yet: −1 is a row without an ancestor. */
const NOT_LAID = -2

/** An ancestor's rows are laid out in the reader's own order; a row without one reads nothing. */
export class AncestorRows implements Source {
	readonly operand: Operand
	readonly perRow: boolean
	readonly #reader: FormulaNode
	readonly #of: InPlace
	readonly #span: number
	/** which ancestor lies in each of the rows that are filled at once */
	readonly #laid: Int32Array
	#values: Float64Array = NOWHERE
	#links: Int32Array = NO_ROWS

	constructor(reader: FormulaNode, of: InPlace, layout: SourcesLayout & { readonly into: Float64Array }) {
		this.operand = { values: layout.into, from: 0 }
		this.perRow = layout.perRow
		this.#reader = reader
		this.#of = of
		this.#span = layout.span
		this.#laid = new Int32Array(Math.floor(layout.into.length / layout.span))
	}

	bind<Model>({ world, columns }: FillFrom<Model>): void {
		const { id, scope } = this.#reader
		this.#values = columns.need(this.#of).values
		this.#links = alignColumn(world, { from: scope, to: this.#of.quantity.scope, reader: id })
		if (!this.perRow) this.#laid.fill(NOT_LAID)
	}

	placeRows(row: number, rows: number): void {
		if (this.perRow) this.#layFigures(row, rows)
		else this.#layMonths(row, rows)
	}

	#layFigures(row: number, rows: number): void {
		const into = this.operand.values
		for (let next = 0; next < rows; next++) into[next] = this.#values[this.#links[row + next] ?? -1] ?? NaN
	}

	/** Readers of one ancestor mostly follow one another: what lies there already is not laid out again. */
	#layMonths(row: number, rows: number): void {
		const [values, into, months] = [this.#values, this.operand.values, this.#span]
		for (let next = 0; next < rows; next++) {
			const ancestor = this.#links[row + next] ?? -1
			if (this.#laid[next] === ancestor) continue
			this.#laid[next] = ancestor
			const [from, to] = [ancestor * months, next * months]
			if (ancestor < 0) into.fill(NaN, to, to + months)
			else for (let month = 0; month < months; month++) into[to + month] = values[from + month] ?? NaN
		}
	}

	letGo(): void {
		this.#values = NOWHERE
		this.#links = NO_ROWS
	}
}

/** Descendants are gathered for the reader's rows. */
export class GatheredRows implements Source {
	readonly operand: Operand
	readonly perRow: boolean
	readonly #scope: string
	readonly #reading: Aggregate
	readonly #of: InPlace
	readonly #by: InPlace | null
	#gathering: Gathering | null = null

	constructor(
		reading: Aggregate,
		at: { readonly scope: string; readonly of: InPlace; readonly by: InPlace | null },
		layout: SourcesLayout & { readonly into: Float64Array },
	) {
		this.operand = { values: layout.into, from: 0 }
		this.perRow = layout.perRow
		this.#scope = at.scope
		this.#reading = reading
		this.#of = at.of
		this.#by = at.by
	}

	bind<Model>({ world, columns }: FillFrom<Model>): void {
		const by: Column | null = this.#by && columns.need(this.#by)
		this.#gathering = gatheringOf(this.#reading, { of: columns.need(this.#of), by }, { world, scope: this.#scope })
	}

	placeRows(row: number, rows: number): void {
		if (this.#gathering) gatherRows(this.#gathering, this.operand, { from: row, to: row + rows })
	}

	letGo(): void {
		this.#gathering = null
	}
}
