import type { Column } from './algorithm-node.ts'
import type { Operand } from './column-kernels.ts'
import type { Rows } from './changes/rows.ts'
import { type Members, type World } from './scopes.ts'

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

/** Throws where the one scope does not lie under the other. */
export function gathering<Model>(
	world: World<Model>,
	task: Pick<Gathering, 'how' | 'of' | 'by'> & { readonly from: string; readonly to: string },
): Gathering {
	const { how, of, by, from, to } = task
	const members = world.members(from, to)
	if (!members) throw new Error(`${of.of} lives on ${from} and can't be gathered on ${to}.`)
	const monthly = of.monthly || (by?.monthly ?? false)
	return { how, of, by, members, monthly, span: monthly ? world.months : 1 }
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
type Row = { readonly to: number; readonly first: number; readonly end: number }
type Gatherer = (task: Gathering, values: Float64Array, row: Row) => void

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
