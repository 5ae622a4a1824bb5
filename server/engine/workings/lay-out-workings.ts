import type { CellAt, WorkingRow, WorkingRule, Workings } from '#shared/workings.ts'
import { listOf } from '../document-series.ts'
import { type FormulaNode, isAggregate, type QuantityNode, type Reading } from '../kernel/quantity.ts'
import { people, renderExpression, sheet as inSheet } from '../kernel/render.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import { tableOf } from '../kernel/scopes.ts'
import { pluralOf, scopeNames } from '../scope-names.ts'
import type { EngineModel } from '../world.ts'
import { readBy, withWhatTheyRead } from './quantities-behind.ts'
import { type Sheet, sheetOperand } from './sheet-operand.ts'
import type { Remark } from '#shared/remarks.ts'

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

function rowsOf(frame: Frame<EngineModel>, quantity: QuantityNode, sheet: Sheet): readonly WorkingRow<Remark>[] {
	const { id, label, unit, kind, scope } = quantity
	const { values, monthly, months } = columnOf(frame, quantity)
	const places = scopeNames(frame.world, scope)
	return tableOf(frame.world, scope).ids.map((_, index) => ({
		quantity: id,
		label,
		unit,
		kind,
		place: places[index] ?? scope,
		monthly,
		values: listOf(monthly ? values.subarray(index * months, (index + 1) * months) : values.subarray(index, index + 1)),
		origin: quantity.node === 'input' ? quantity.read(frame.world, index, 0).origin : null,
		formula: quantity.node === 'formula' ? formulaOf(quantity, index, sheet) : null,
	}))
}

function formulaOf(formula: FormulaNode, index: number, sheet: Sheet): ((month: number) => string) | null {
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
