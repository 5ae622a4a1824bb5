import type { Remark } from '#shared/remarks.ts'
import type { CellAt, WorkingRow, WorkingRule, Workings } from '#shared/workings.ts'
import { cellsOf } from '../cells.ts'
import { listOf } from '../document-series.ts'
import type { AlgorithmNode } from '../kernel/algorithm-node.ts'
import type { Program } from '../kernel/compile.ts'
import { type FormulaNode, isAggregate, type QuantityNode, type Reading } from '../kernel/quantity.ts'
import { people, renderExpression } from '../kernel/render.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import { tableOf } from '../kernel/scopes.ts'
import { pluralOf, scopeNames } from '../scope-names.ts'
import type { EngineModel } from '../world.ts'
import type { LayOutWorkingsSheet } from './sheet-cells.ts'
import { formulaOf, madeInSheet, readInSheet } from './sheet-formulas.ts'

/** Quantities with all that their formulas are made of, each after what it reads. */
function withWhatTheyRead(program: Program, wanted: readonly QuantityNode[]): readonly QuantityNode[] {
	const found = new Set<QuantityNode>()
	const take = (quantity: QuantityNode): void => {
		if (found.has(quantity)) return
		readInSheet(program, quantity).forEach(take)
		found.add(quantity)
	}
	wanted.forEach(take)
	return [...found]
}

/** Quantities and all that they are made of, a row each at each of its places, with formulas that name each other's cells. */
export function layOutWorkings(frame: Frame<EngineModel>, wanted: readonly string[], cell: CellAt): Workings<Remark> {
	const quantities = withWhatTheyRead(
		frame.program,
		wanted.flatMap((id) => frame.program.quantities.get(id) ?? []),
	)
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
		typedIn: quantity.node === 'input' ? (quantity.typedIn?.(frame.world, index) ?? null) : null,
		formula:
			quantity.node === 'formula' ? formulaOf(quantity, index, sheet) : madeInSheet(frame, { quantity, index, sheet }),
	}))
}

function howOf({ node }: QuantityNode, maker: AlgorithmNode | undefined): WorkingRule['how'] {
	if (node !== 'output') return node
	return maker?.sheet === undefined ? 'algorithm' : 'formula'
}

function ruleOf({ program }: Frame<EngineModel>, quantity: QuantityNode, row: number): WorkingRule {
	const { id, symbol, label, unit, rule, source, node } = quantity
	const maker = node === 'output' ? program.makers.get(id) : undefined
	return {
		...{ quantity: id, symbol, label, unit, rule, source, row },
		how: howOf(quantity, maker),
		reads: readInSheet(program, quantity).map((read) => read.id),
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
