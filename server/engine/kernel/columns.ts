import { type Column } from './algorithm.ts'
import { type Rows } from './rows.ts'
import { tableOf, type World } from './scopes.ts'

export function makeColumn(shape: {
	readonly count: number
	readonly months: number
	readonly monthly: boolean
}): Column {
	return columnFrom(shape, new Float64Array(shape.count * (shape.monthly ? shape.months : 1)))
}

/** A column with the same figures, to be changed in some rows. */
export function copyColumn(column: Column): Column {
	return columnFrom(column, column.values.slice())
}

function columnFrom({ count, months, monthly }: Pick<Column, 'count' | 'months' | 'monthly'>, values: Float64Array) {
	const at = monthly
		? (index: number, month: number) => values[index * months + month] ?? NaN
		: (index: number) => values[index] ?? NaN
	return { count, months, monthly, values, at }
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
	const target = makeColumn({ count: tableOf(world, task.scope).ids.length, months: world.months, monthly })
	const weights = task.how === 'mean' ? new Float64Array(target.values.length) : target.values
	gatherRows(links, { ...task, target: target.values, weights, span: monthly ? world.months : 1 })
	if (task.how === 'mean') divide(target.values, weights)
	return target
}

function gatherRows(
	links: Int32Array,
	task: Pick<Aggregation, 'how' | 'of' | 'by' | 'rows'> & {
		readonly target: Float64Array
		readonly weights: Float64Array
		readonly span: number
	},
): void {
	const { rows, span, by } = task
	const gather = GATHERERS[task.how]
	links.forEach((row, index) => {
		if (row < rows.from || row >= rows.to) return
		gather({
			target: task.target.subarray(row * span, (row + 1) * span),
			weights: task.weights.subarray(row * span, (row + 1) * span),
			from: rowOf(task.of.column, { index, span }),
			by: by && rowOf(by, { index, span }),
		})
	})
}

/** One instance's values, one a month of the reader. */
function rowOf(column: Column, at: { readonly index: number; readonly span: number }): Float64Array {
	if (column.monthly) return column.values.subarray(at.index * column.months, (at.index + 1) * column.months)
	return at.span === 1
		? column.values.subarray(at.index, at.index + 1)
		: new Float64Array(at.span).fill(column.values[at.index] ?? NaN)
}
type Gathering = {
	readonly target: Float64Array
	readonly weights: Float64Array
	readonly from: Float64Array
	readonly by: Float64Array | null
}

const GATHERERS: Readonly<Record<'sum' | 'max' | 'mean', (rows: Gathering) => void>> = {
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
