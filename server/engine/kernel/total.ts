import { type QuantityNode } from './quantity.ts'
import { columnOf, type Frame } from './run.ts'

/** Several instances or months of one quantity. */
export type Cells = {
	readonly quantity: QuantityNode
	readonly instances: readonly number[]
	readonly months: readonly number[]
}

export type Total =
	| { readonly how: 'sum' | 'lowest' | 'highest' | 'mean'; readonly value: number }
	/** no one value stands for all: between what they lie */
	| { readonly how: 'range'; readonly low: number; readonly high: number }
	| { readonly how: 'nothing' }

/**
 * What several cells of one quantity come to. Amounts and states are added, months and rates never: of those the earliest,
 * the latest or a weighted mean stands for all where the quantity says so, else only a range. X3
 */
export function totalOf<Model>(frame: Frame<Model>, cells: Cells): Total {
	const { kind } = cells.quantity
	const values = valuesOf(frame, cells)
	if (values.length === 0) return { how: 'nothing' }
	if (kind === 'amount' || kind === 'state') return { how: 'sum', value: values.reduce((sum, value) => sum + value, 0) }
	return oneOf(frame, cells, { low: least(values), high: -least(values.map((value) => -value)) })
}

type Ends = { readonly low: number; readonly high: number }

/** The value that stands for several that do not add up. */
function oneOf<Model>(frame: Frame<Model>, cells: Cells, { low, high }: Ends): Total {
	const { across } = cells.quantity
	if (across === 'lowest') return { how: across, value: low }
	if (across === 'highest' || low === high) return { how: 'highest', value: high }
	return (across && meanOf(frame, cells, across.meanBy)) ?? { how: 'range', low, high }
}

/** The month in which a quantity, taken over its instances, is largest; of a month that nobody names. */
export function largestMonth<Model>(frame: Frame<Model>, { quantity, instances, months }: Cells): number {
	const column = columnOf(frame, quantity)
	const at = (month: number) => instances.reduce((sum, index) => sum + (column.at(index, month) || 0), 0)
	let [peak = 0] = months
	let most = at(peak)
	for (const month of months) {
		const here = at(month)
		if (here > most) [peak, most] = [month, here]
	}
	return peak
}

/** The values that are there: months without meaning are left out. */
export function valuesOf<Model>(frame: Frame<Model>, { quantity, instances, months }: Cells): readonly number[] {
	const column = columnOf(frame, quantity)
	return instances
		.flatMap((index) => months.map((month) => column.at(index, month)))
		.filter((value) => !Number.isNaN(value))
}

/** Null where there is no weight. */
function meanOf<Model>(frame: Frame<Model>, { quantity, instances, months }: Cells, by: QuantityNode): Total | null {
	const [column, weights] = [columnOf(frame, quantity), columnOf(frame, by)]
	let [sum, weight] = [0, 0]
	for (const index of instances) {
		for (const month of months) {
			const [value, own] = [column.at(index, month), weights.at(index, month)]
			if (Number.isNaN(value) || !(own > 0)) continue
			sum += value * own
			weight += own
		}
	}
	return weight > 0 ? { how: 'mean', value: sum / weight } : null
}

// A spread call would run out of stack: an instance and month each may be a hundred thousand.
const least = (values: readonly number[]): number =>
	values.reduce((low, value) => (value < low ? value : low), values[0] ?? NaN)
