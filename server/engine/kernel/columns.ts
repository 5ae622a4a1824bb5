import { type Column } from './algorithm.ts'
import { tableOf, type World } from './scopes.ts'

export function makeColumn(shape: { readonly count: number; readonly months: number; readonly monthly: boolean }): Column {
	const values = new Float64Array(shape.count * (shape.monthly ? shape.months : 1))
	const at = shape.monthly
		? (index: number, month: number) => values[index * shape.months + month] as number
		: (index: number) => values[index] as number
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
	const weights = task.how === 'mean' ? new Float64Array(target.values.length) : null
	const span = monthly ? world.months : 1
	for (let index = 0; index < column.count; index++) {
		const row = rows[index] as number
		if (row < 0) continue
		for (let month = 0; month < span; month++) {
			const cell = row * span + month
			const value = column.at(index, month)
			const weight = task.by ? task.by.at(index, month) : 1
			if (task.how === 'max') target.values[cell] = Math.max(target.values[cell] as number, value)
			else target.values[cell] = (target.values[cell] as number) + (weights ? weightless(value, weight) : value)
			if (weights) weights[cell] = (weights[cell] as number) + weight
		}
	}
	if (weights) divide(target.values, weights)
	return target
}

// A missing value (NaN) with no weight must not spoil the mean of the others.
function weightless(value: number, weight: number): number {
	return weight === 0 ? 0 : value * weight
}

function divide(values: Float64Array, weights: Float64Array): void {
	for (let cell = 0; cell < values.length; cell++) {
		const weight = weights[cell] as number
		values[cell] = weight === 0 ? 0 : (values[cell] as number) / weight
	}
}
