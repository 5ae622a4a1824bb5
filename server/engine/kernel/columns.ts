import type { Column } from './algorithm-node.ts'
import { type Rows } from './changes/rows.ts'
import { tableOf, type World } from './scopes.ts'

type Shape = Pick<Column, 'of' | 'count' | 'months' | 'monthly'>

export function makeColumn(shape: Shape): Column {
	return columnFrom(shape, new Float64Array(shape.count * (shape.monthly ? shape.months : 1)))
}

/** A column with the same figures, to be changed in some rows. */
export function copyColumn(column: Column): Column {
	return columnFrom(column, new Float64Array(column.values))
}

function columnFrom({ of, count, months, monthly }: Shape, values: Float64Array): Column {
	// A month beyond the last would be the next instance's first. What throws stands apart, so that these stay small enough
	// to be compiled into the loops that call them.
	const ofMonth = (index: number, month: number): number => {
		const value = month < months ? values[index * months + month] : undefined
		return value === undefined ? missing(of, index, month) : value
	}
	const ofHorizon = (index: number, month: number): number => {
		const value = values[index]
		return value === undefined ? missing(of, index, month) : value
	}
	const at = monthly ? ofMonth : ofHorizon
	return { of, count, months, monthly, values, at }
}

function missing(of: string, index: number, month: number): never {
	throw new Error(`${of} has no value ${String(index)} in month ${String(month)}.`)
}

/** For each instance of one scope, its instance in an ancestor scope. Throws where the two are not linked. */
export function alignColumn<Model>(
	world: World<Model>,
	places: { readonly from: string; readonly to: string; readonly reader: string },
): Int32Array {
	const rows = world.link(places.from, places.to)
	if (!rows) throw new Error(`${places.reader} lives on ${places.from} and can't read a quantity of ${places.to}.`)
	return rows
}

type Aggregation = {
	readonly how: 'sum' | 'max' | 'mean'
	readonly scope: string
	readonly of: { readonly scope: string; readonly column: Column }
	readonly by: Column | null
	readonly rows: Rows
}

/**
 * Gathers a descendant scope's column onto an ancestor scope: a sum, the largest, or a weighted mean. Only the rows asked
 * for are filled.
 */
export function aggregateColumn<Model>(world: World<Model>, task: Aggregation): Column {
	const { column } = task.of
	const links = alignColumn(world, { from: task.of.scope, to: task.scope, reader: 'an aggregate' })
	const monthly = column.monthly || (task.by?.monthly ?? false)
	const target = makeColumn({
		of: column.of,
		count: tableOf(world, task.scope).ids.length,
		months: world.months,
		monthly,
	})
	const weights = task.how === 'mean' ? new Float64Array(target.values.length) : target.values
	gatherRows(links, { ...task, target: target.values, weights, span: monthly ? world.months : 1 })
	if (task.how === 'mean') divide(target.values, weights)
	return target
}

type Gathering = Pick<Aggregation, 'of' | 'by' | 'rows'> & {
	readonly target: Float64Array
	readonly weights: Float64Array
	readonly span: number
}

/** One descendant's row added to its ancestor's: their first cells, and how far apart months lie (0: one figure for all). */
type Row = { readonly from: number; readonly step: number; readonly to: number }

function gatherRows(links: Int32Array, task: Gathering & Pick<Aggregation, 'how'>): void {
	const { rows, span } = task
	const { monthly, months } = task.of.column
	const gather = GATHERERS[task.how]
	links.forEach((row, index) => {
		if (row < rows.from || row >= rows.to) return
		gather(task, { from: monthly ? index * months : index, step: monthly ? 1 : 0, to: row * span }, index)
	})
}

// Plain loops over the columns themselves: a view a row would be an order slower than what it looks at.
const GATHERERS: Readonly<Record<Aggregation['how'], (task: Gathering, row: Row, index: number) => void>> = {
	sum: ({ target, of, span }, { from, step, to }) => {
		const { values } = of.column
		if (step === 0) {
			const value = values[from] ?? NaN
			for (let month = 0; month < span; month++) target[to + month] = (target[to + month] ?? NaN) + value
			return
		}
		for (let month = 0; month < span; month++)
			target[to + month] = (target[to + month] ?? NaN) + (values[from + month] ?? NaN)
	},
	max: ({ target, of, span }, { from, step, to }) => {
		const { values } = of.column
		for (let month = 0; month < span; month++) {
			target[to + month] = Math.max(target[to + month] ?? NaN, values[from + month * step] ?? NaN)
		}
	},
	mean: ({ target, weights, of, by, span }, { from, step, to }, index) => {
		const { values } = of.column
		for (let month = 0; month < span; month++) {
			const weight = by ? by.at(index, month) : 1
			const cell = to + month
			target[cell] = (target[cell] ?? NaN) + weightless(values[from + month * step] ?? NaN, weight)
			weights[cell] = (weights[cell] ?? NaN) + weight
		}
	},
}

// A missing value (NaN) with no weight must not spoil the mean of the others.
function weightless(value: number, weight: number): number {
	return weight === 0 ? 0 : value * weight
}

function divide(values: Float64Array, weights: Float64Array): void {
	for (let cell = 0; cell < values.length; cell++) {
		const weight = weights[cell] ?? NaN
		values[cell] = weight === 0 ? 0 : (values[cell] ?? NaN) / weight
	}
}
