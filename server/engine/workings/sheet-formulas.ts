import type { Program } from '../kernel/compile.ts'
import type { FormulaNode, QuantityNode } from '../kernel/quantity.ts'
import { renderExpression, sheet as inSheet } from '../kernel/render.ts'
import type { Frame } from '../kernel/run.ts'
import { sourcesOf } from '../kernel/quantity.ts'
import type { EngineModel } from '../world.ts'
import { called, cellOf, type LayOutWorkingsSheet, runsIn, sheetOperand } from './sheet-cells.ts'

/** Beyond this Excel refuses a formula. */
const LONGEST_FORMULA = 8000

/** What a sheet's formula of a quantity reads; nothing of one that no sheet can follow. */
export function readInSheet({ makers }: Program, quantity: QuantityNode): readonly QuantityNode[] {
	if (quantity.node === 'formula') return Object.values(quantity.inputs).flatMap(sourcesOf)
	const maker = quantity.node === 'output' ? makers.get(quantity.id) : undefined
	return maker?.sheet === undefined ? [] : Object.values(maker.inputs)
}

type MadeInSheet = { readonly quantity: QuantityNode; readonly index: number; readonly sheet: LayOutWorkingsSheet }

/** What an algorithm makes, where a sheet can make it too: sums over places and months. */
export function madeInSheet(
	{ program, world }: Frame<EngineModel>,
	{ quantity, index, sheet }: MadeInSheet,
): ((month: number) => string) | null {
	const maker = quantity.node === 'output' ? program.makers.get(quantity.id) : undefined
	if (maker?.sheet === undefined) return null
	const [output] = Object.entries(maker.outputs).find(([, { id }]) => id === quantity.id) ?? ['']
	const cells = {
		called,
		one: (of: QuantityNode, row: number, month: number) => cellOf(of, row, { month, sheet }),
		all: (of: QuantityNode, rows: readonly number[]) =>
			runsIn(rows).map(([first, last]) => {
				const from = cellOf(of, first, { month: 0, sheet })
				const to = cellOf(of, last, { month: world.months - 1, sheet })
				return from === to ? from : `${from}:${to}`
			}),
	}
	const inMonth = (month: number) => maker.sheet?.(world, { output, index, month }, cells) ?? ''
	return inMonth(0).length > LONGEST_FORMULA ? null : inMonth
}

export function formulaOf(
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
		.flatMap(sourcesOf)
		.some((read) => read.sparse === true)
	const inMonth = (month: number) =>
		renderExpression(
			formula.tree,
			inSheet((name) => operands.get(name)?.(month) ?? '', { sparse }),
		)
	return inMonth(0).length > LONGEST_FORMULA ? null : inMonth
}
