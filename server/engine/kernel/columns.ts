import { type Column } from './algorithm.ts'
import { tableOf, type World } from './scopes.ts'

export function makeColumn(shape: {
	readonly count: number
	readonly months: number
	readonly monthly: boolean
}): Column {
	const values = new Float64Array(shape.count * (shape.monthly ? shape.months : 1))
	const at = shape.monthly
		? (index: number, month: number) => values[index * shape.months + month] ?? NaN
		: (index: number) => values[index] ?? NaN
	return { ...shape, values, at }
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

/** Gathers a descendant scope's column onto an ancestor scope: a sum, the largest, or a weighted mean. */
export function aggregateColumn<Model>(
	world: World<Model>,
	task: {
		readonly how: 'sum' | 'max' | 'mean'
		readonly scope: string
		readonly of: { readonly scope: string; readonly column: Column }
		readonly by: Column | null
	},
): Column {
	const { column } = task.of
	const rows = alignColumn(world, { from: task.of.scope, to: task.scope, reader: 'an aggregate' })
	const monthly = column.monthly || (task.by?.monthly ?? false)
	const target = makeColumn({ count: tableOf(world, task.scope).ids.length, months: world.months, monthly })
	const gather = GATHERERS[task.how]
	const span = monthly ? world.months : 1
	const weights = task.how === 'mean' ? new Float64Array(target.values.length) : target.values
	const rowAt = (values: Float64Array, row: number) => values.subarray(row * span, (row + 1) * span)
	rows.forEach((row, index) => {
		if (row < 0) return
		gather({
			target: rowAt(target.values, row),
			weights: rowAt(weights, row),
			from: rowOf(column, { index, span }),
			by: task.by && rowOf(task.by, { index, span }),
		})
	})
	if (task.how === 'mean') divide(target.values, weights)
	return target
}

/** One instance's values, one a month of the reader. */
function rowOf(column: Column, at: { readonly index: number; readonly span: number }): Float64Array {
	if (column.monthly) return column.values.subarray(at.index * column.months, (at.index + 1) * column.months)
	return at.span === 1
		? column.values.subarray(at.index, at.index + 1)
		: new Float64Array(at.span).fill(column.values[at.index] ?? NaN)
}

type Rows = {
	readonly target: Float64Array
	readonly weights: Float64Array
	readonly from: Float64Array
	readonly by: Float64Array | null
}

const GATHERERS: Readonly<Record<'sum' | 'max' | 'mean', (rows: Rows) => void>> = {
	sum: ({ target, from }) => {
		for (let month = 0; month < target.length; month++) target[month] = (target[month] ?? NaN) + (from[month] ?? NaN)
	},
	max: ({ target, from }) => {
		for (let month = 0; month < target.length; month++)
			target[month] = Math.max(target[month] ?? NaN, from[month] ?? NaN)
	},
	mean: ({ target, weights, from, by }) => {
		for (let month = 0; month < target.length; month++) {
			const weight = by ? (by[month] ?? NaN) : 1
			target[month] = (target[month] ?? NaN) + weightless(from[month] ?? NaN, weight)
			weights[month] = (weights[month] ?? NaN) + weight
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
