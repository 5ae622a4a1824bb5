import type { CellAt } from '#shared/workings.ts'
import { instancesFor } from '../kernel/sources.ts'
import { type Aggregate, isAggregate, type QuantityNode, type Reading } from '../kernel/quantity.ts'
import type { EngineWorld } from '../world.ts'

export type LayOutWorkingsSheet = {
	readonly world: EngineWorld
	/** row of a quantity's instance */
	readonly rowOf: (quantity: string, index: number) => number
	readonly cell: CellAt
}
/** Whose formula reads, and of which month. */
type LayOutWorkingsReader = { readonly scope: string; readonly index: number }

/** What a sheet takes for «no value», and passes on. */
const NO_VALUE = 'NA()'
/** Excel takes 255 values a function. */
const MOST_PARTS = 200

/** What a formula reads, as cells of a sheet by month. */
export function sheetOperand(
	reading: Reading,
	reader: LayOutWorkingsReader,
	sheet: LayOutWorkingsSheet,
): (month: number) => string {
	if (isAggregate(reading)) return aggregateOf(reading, reader, sheet)
	const row = sheet.world.link(reader.scope, reading.scope)?.[reader.index] ?? -1
	return row < 0 ? () => NO_VALUE : (month) => cellOf(reading, row, { month, sheet })
}

export function cellOf(
	quantity: QuantityNode,
	index: number,
	{ month, sheet }: { month: number; sheet: LayOutWorkingsSheet },
): string {
	return sheet.cell(sheet.rowOf(quantity.id, index), quantity.per === 'month' ? month : null)
}

function aggregateOf(
	{ aggregate, of, by }: Aggregate,
	{ scope, index }: LayOutWorkingsReader,
	sheet: LayOutWorkingsSheet,
) {
	const runs = runsIn(instancesFor(sheet.world, { from: scope, index, to: of.scope }))
	const ranges = (quantity: QuantityNode, month: number) =>
		runs.map(([first, last]) => {
			const from = cellOf(quantity, first, { month, sheet })
			return first === last ? from : `${from}:${cellOf(quantity, last, { month, sheet })}`
		})
	return (month: number): string => {
		const values = ranges(of, month)
		if (aggregate === 'sum') return called('SUM', values)
		if (aggregate === 'max') return called('MAX', ['0', ...values])
		const weights = by ? ranges(by, month) : []
		const weight = called('SUM', weights)
		const products = values.map((range, at) => `SUMPRODUCT(${range},${weights[at] ?? ''})`)
		return `IF(${weight}=0,0,${called('SUM', products)}/${weight})`
	}
}

export function called(name: 'SUM' | 'MAX', parts: readonly string[]): string {
	if (parts.length <= MOST_PARTS) return `${name}(${parts.length === 0 ? '0' : parts.join(',')})`
	const groups = Array.from({ length: Math.ceil(parts.length / MOST_PARTS) }, (_, group) =>
		called(name, parts.slice(group * MOST_PARTS, (group + 1) * MOST_PARTS)),
	)
	return called(name, groups)
}

/** Instances that stand below each other, by their first and last. */
export function runsIn(instances: readonly number[]): readonly (readonly [number, number])[] {
	const runs: [number, number][] = []
	for (const index of instances) {
		const last = runs.at(-1)
		if (last?.[1] === index - 1) last[1] = index
		else runs.push([index, index])
	}
	return runs
}
