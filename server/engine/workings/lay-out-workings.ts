import type { CellAt, WorkingRow, WorkingRule, Workings } from '#shared/workings.ts'
import { cellsOf } from '../cells.ts'
import { listOf } from '../document-series.ts'
import { type FormulaNode, isAggregate, type QuantityNode, type Reading, type Aggregate } from '../kernel/quantity.ts'
import { people, renderExpression, sheet as inSheet } from '../kernel/render.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import { tableOf } from '../kernel/scopes.ts'
import { pluralOf, scopeNames } from '../scope-names.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import type { Remark } from '#shared/remarks.ts'
import { instancesFor } from '#server/engine/kernel/sources.ts'

type LayOutWorkingsSheet = {
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
function sheetOperand(
	reading: Reading,
	reader: LayOutWorkingsReader,
	sheet: LayOutWorkingsSheet,
): (month: number) => string {
	if (isAggregate(reading)) return aggregateOf(reading, reader, sheet)
	const row = sheet.world.link(reader.scope, reading.scope)?.[reader.index] ?? -1
	return row < 0 ? () => NO_VALUE : (month) => cellOf(reading, row, { month, sheet })
}

function cellOf(
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

function called(name: 'SUM' | 'MAX', parts: readonly string[]): string {
	if (parts.length <= MOST_PARTS) return `${name}(${parts.length === 0 ? '0' : parts.join(',')})`
	const groups = Array.from({ length: Math.ceil(parts.length / MOST_PARTS) }, (_, group) =>
		called(name, parts.slice(group * MOST_PARTS, (group + 1) * MOST_PARTS)),
	)
	return called(name, groups)
}

/** Instances that stand below each other, by their first and last. */
function runsIn(instances: readonly number[]): readonly (readonly [number, number])[] {
	const runs: [number, number][] = []
	for (const index of instances) {
		const last = runs.at(-1)
		if (last?.[1] === index - 1) last[1] = index
		else runs.push([index, index])
	}
	return runs
}

/** Quantities with all that their formulas are made of, each after what it reads. */
function withWhatTheyRead(wanted: readonly QuantityNode[]): readonly QuantityNode[] {
	const found = new Set<QuantityNode>()
	const take = (quantity: QuantityNode): void => {
		if (found.has(quantity)) return
		if (quantity.node === 'formula') Object.values(quantity.inputs).flatMap(readBy).forEach(take)
		found.add(quantity)
	}
	wanted.forEach(take)
	return [...found]
}

/** The quantities of one reading. */
export function readBy(reading: Reading): readonly QuantityNode[] {
	if (!isAggregate(reading)) return [reading]
	return reading.by ? [reading.of, reading.by] : [reading.of]
}

/** Beyond this Excel refuses a formula. */
const LONGEST_FORMULA = 8000

/** Quantities and all that they are made of, a row each at each of its places, with formulas that name each other's cells. */
export function layOutWorkings(frame: Frame<EngineModel>, wanted: readonly string[], cell: CellAt): Workings<Remark> {
	const quantities = withWhatTheyRead(wanted.flatMap((id) => frame.program.quantities.get(id) ?? []))
	const first = new Map<string, number>()
	let next = 0
	for (const { id, scope } of quantities) {
		first.set(id, next)
		next += tableOf(frame.world, scope).ids.length
	}
	const rowOf = (quantity: string, index: number): number => {
		const row = first.get(quantity)
		if (row === undefined) throw new Error(`${quantity} is not among the workings.`)
		return row + index
	}
	const sheet = { world: frame.world, rowOf, cell }
	return {
		rowOf,
		rules: quantities.map((quantity) => ruleOf(frame, quantity, rowOf(quantity.id, 0))),
		rows: quantities.flatMap((quantity) => rowsOf(frame, quantity, sheet)),
	}
}

function rowsOf(
	frame: Frame<EngineModel>,
	quantity: QuantityNode,
	sheet: LayOutWorkingsSheet,
): readonly WorkingRow<Remark>[] {
	const { id, label, unit, kind, scope } = quantity
	const column = columnOf(frame, quantity)
	const places = scopeNames(frame.world, scope)
	return tableOf(frame.world, scope).ids.map((_, index) => ({
		quantity: id,
		label,
		unit,
		kind,
		place: places[index] ?? scope,
		monthly: column.monthly,
		values: listOf(cellsOf(column, index)),
		origin: quantity.node === 'input' ? quantity.read(frame.world, index, 0).origin : null,
		formula: quantity.node === 'formula' ? formulaOf(quantity, index, sheet) : null,
	}))
}

function formulaOf(
	formula: FormulaNode,
	index: number,
	sheet: LayOutWorkingsSheet,
): ((month: number) => string) | null {
	const operands = new Map(
		Object.entries(formula.inputs).map(([name, reading]) => [
			name,
			sheetOperand(reading, { scope: formula.scope, index }, sheet),
		]),
	)
	const sparse = Object.values(formula.inputs)
		.flatMap(readBy)
		.some((read) => read.sparse === true)
	const inMonth = (month: number) =>
		renderExpression(
			formula.tree,
			inSheet((name) => operands.get(name)?.(month) ?? '', { sparse }),
		)
	return inMonth(0).length > LONGEST_FORMULA ? null : inMonth
}

function ruleOf({ program }: Frame<EngineModel>, quantity: QuantityNode, row: number): WorkingRule {
	const { id, symbol, label, unit, rule, source, node } = quantity
	const maker = node === 'output' ? program.makers.get(id) : undefined
	return {
		...{ quantity: id, symbol, label, unit, rule, source, row },
		how: node === 'output' ? 'algorithm' : node,
		by: maker?.label ?? null,
		inWords: node === 'formula' ? wordsOf(quantity) : (maker?.method ?? null),
	}
}

const COMBINED = { sum: 'sum', max: 'largest', mean: 'weighted mean' } as const

function wordsOf({ tree, inputs }: FormulaNode): string {
	const name = (reading: Reading): string => {
		if (!isAggregate(reading)) return `[${reading.label}]`
		return `[${reading.of.label}, ${COMBINED[reading.aggregate]} over ${pluralOf(reading.of.scope)}]`
	}
	return renderExpression(
		tree,
		people((operand) => {
			const reading = inputs[operand]
			return reading ? name(reading) : operand
		}),
	)
}
