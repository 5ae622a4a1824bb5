import type { Column } from '../algorithm-node.ts'
import type { Operand } from './column-kernels.ts'
import { type Columns, makeColumn, needColumn } from '../columns.ts'
import type { Rows } from '../changes/rows.ts'
import { type Aggregate, isAggregate, type Reading } from '../quantity.ts'
import { type Members, tableOf, type World } from '../scopes.ts'

/** A descendant scope's column gathered onto an ancestor scope: a sum, the largest, or a mean weighted by another column. */
export type Gathering = {
	readonly how: 'sum' | 'max' | 'mean'
	readonly of: Column
	readonly by: Column | null
	readonly members: Members
	readonly monthly: boolean
	/** cells of a row */
	readonly span: number
}

type GatherReader<Model> = { readonly scope: string; readonly world: World<Model> }

/** An aggregate of columns as a reader of some scope has it. Throws where what it gathers does not lie under that. */
export function gatheringOf<Model>(
	{ aggregate: how, of: { id, scope: from } }: Aggregate,
	{ of, by }: Pick<Gathering, 'of' | 'by'>,
	{ scope, world }: GatherReader<Model>,
): Gathering {
	const members = world.members(from, scope)
	if (!members) throw new Error(`${id} lives on ${from} and can't be gathered on ${scope}.`)
	const monthly = of.monthly || (by?.monthly ?? false)
	return { how, of, by, members, monthly, span: monthly ? world.months : 1 }
}

type GatherPlace<Model> = GatherReader<Model> & { readonly columns: Columns }

/** A reading as a column: a quantity's own, or an aggregate gathered onto the reader's scope, there in the rows asked for. */
export function readColumn<Model>(reading: Reading, place: GatherPlace<Model> & { readonly rows?: Rows }): Column {
	const { world, columns, scope } = place
	if (!isAggregate(reading)) return needColumn(columns, reading)
	const { of, by } = reading
	const read = { of: needColumn(columns, of), by: by ? needColumn(columns, by) : null }
	const task = gatheringOf(reading, read, place)
	const count = tableOf(world, scope).ids.length
	const { from, to } = place.rows ?? { from: 0, to: count }
	const column = makeColumn({ of: of.id, count, months: world.months, monthly: task.monthly })
	gatherRows(task, { values: column.values, from: from * task.span }, { from, to })
	return column
}

/** Gathers the ancestors' rows asked for, one after the other, from the first cell of `into` on. */
export function gatherRows(task: Gathering, into: Operand, rows: Rows): void {
	const { members, span } = task
	const { values, from } = into
	const gather = GATHERERS[task.how]
	for (let row = rows.from; row < rows.to; row++) {
		const to = from + (row - rows.from) * span
		values.fill(0, to, to + span)
		gather(task, values, { to, first: members.starts[row] ?? 0, end: members.starts[row + 1] ?? 0 })
	}
}

/** One ancestor's row: its first cell, and where its descendants stand among the members. */
type GatherRow = { readonly to: number; readonly first: number; readonly end: number }
type Gatherer = (task: Gathering, values: Float64Array, row: GatherRow) => void

// Plain loops over the columns themselves: a view a row would be an order slower than what it looks at.
const GATHERERS: Readonly<Record<Gathering['how'], Gatherer>> = {
	sum: ({ of, members, span }, values, { to, first, end }) => {
		for (let place = first; place < end; place++) {
			const from = (members.rows[place] ?? -1) * span
			for (let cell = 0; cell < span; cell++)
				values[to + cell] = (values[to + cell] ?? NaN) + (of.values[from + cell] ?? NaN)
		}
	},
	max: ({ of, members, span }, values, { to, first, end }) => {
		for (let place = first; place < end; place++) {
			const from = (members.rows[place] ?? -1) * span
			for (let cell = 0; cell < span; cell++)
				values[to + cell] = Math.max(values[to + cell] ?? NaN, of.values[from + cell] ?? NaN)
		}
	},
	mean: ({ of, by, members, span }, values, { to, first, end }) => {
		for (let month = 0; month < span; month++) {
			let [sum, weights] = [0, 0]
			for (let place = first; place < end; place++) {
				const row = members.rows[place] ?? -1
				const weight = by ? by.at(row, month) : 1
				sum += weightless(of.at(row, month), weight)
				weights += weight
			}
			values[to + month] = weights === 0 ? 0 : sum / weights
		}
	},
}

// A missing value (NaN) with no weight must not spoil the mean of the others.
function weightless(value: number, weight: number): number {
	return weight === 0 ? 0 : value * weight
}
