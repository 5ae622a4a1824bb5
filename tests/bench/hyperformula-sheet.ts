import { HyperFormula } from 'hyperformula'
import { isAggregate, type FormulaNode, type QuantityNode, type Reading } from '#server/engine/kernel/quantity.ts'
import { renderExpression, sheet } from '#server/engine/kernel/render.ts'
import { readColumn } from '#server/engine/kernel/fill/gather.ts'
import { columnOf, type Frame } from '#server/engine/kernel/run.ts'
import { sourcesOf } from '#server/engine/kernel/quantity.ts'
import type { EngineModel } from '#server/engine/world.ts'

type EngineFrame = Frame<EngineModel>
type Cell = number | string
/** Crews are left out: twenty-two trades a site would only add more of the same sums. */
const SCOPES: readonly string[] = ['plan', 'site', 'contract', 'phase', 'order', 'pool']

/**
 * The same run as a spreadsheet: a row for every quantity and instance, a column for every month, and in each formula's
 * cells the very expression the engine ran, written for a sheet. What algorithms make, and means, stand as values.
 */
export function hyperformulaSheet(frame: EngineFrame) {
	const rows: Cell[][] = []
	const firstRow = new Map<string, number>()
	const place = (key: string, made: readonly Cell[][]): number => {
		const known = firstRow.get(key)
		if (known !== undefined) return known
		const at = rows.length
		rows.push(...made)
		firstRow.set(key, at)
		return at
	}
	const formulas = [...frame.program.quantities.values()].filter(
		(quantity): quantity is FormulaNode =>
			quantity.node === 'formula' && quantity.per === 'month' && SCOPES.includes(quantity.scope),
	)
	const chosen = new Set<QuantityNode>(formulas)
	const values = (quantity: QuantityNode, from: readonly number[]): number =>
		place(quantity.id, split(from, frame, quantity))
	const rowsOf = (reading: Reading, scope: string): { readonly at: number; readonly monthly: boolean } => {
		if (!isAggregate(reading)) {
			const column = columnOf(frame, reading)
			if (chosen.has(reading)) return { at: firstRow.get(reading.id) ?? -1, monthly: true }
			return { at: values(reading, [...column.values]), monthly: column.monthly }
		}
		const column = readColumn(reading, { scope, world: frame.world, columns: frame.columns })
		const key = `${reading.aggregate} ${reading.of.id} ${reading.by?.id ?? ''} ${scope}`
		return { at: place(key, cut([...column.values], column.monthly ? frame.world.months : 1)), monthly: column.monthly }
	}
	let written = 0
	for (const step of frame.program.steps) {
		if (step.node !== 'formula' || !chosen.has(step)) continue
		const { tree } = step
		const sparse = Object.values(step.inputs)
			.flatMap(sourcesOf)
			.some((read) => read.sparse === true)
		const sources = Object.fromEntries(
			Object.entries(step.inputs).map(([name, reading]) => [name, rowsOf(reading, step.scope)]),
		)
		const count = frame.world.tables[step.scope]?.ids.length ?? 0
		const made = Array.from({ length: count }, (_, index) =>
			Array.from({ length: frame.world.months }, (_, month) => {
				written += 1
				const address = (name: string) => {
					const source = sources[name]
					const reading = step.inputs[name]
					if (!source || !reading) return '0'
					const row = isAggregate(reading) ? index : (frame.world.link(step.scope, reading.scope)?.[index] ?? 0)
					return `${columnName(source.monthly ? month : 0)}${String(source.at + row + 1)}`
				}
				return `=${renderExpression(tree, sheet(address, { sparse }))}`
			}),
		)
		place(step.id, made)
	}
	const book = HyperFormula.buildFromArray(rows, { licenseKey: 'gpl-v3', maxRows: rows.length + 1 })
	return { book, firstRow, formulas, cells: written }
}

function split(values: readonly number[], frame: EngineFrame, quantity: QuantityNode): Cell[][] {
	return cut(values, quantity.per === 'month' ? frame.world.months : 1)
}

function cut(values: readonly number[], width: number): Cell[][] {
	return Array.from({ length: values.length / width }, (_, row) =>
		values.slice(row * width, (row + 1) * width).map(cellOf),
	)
}

/** A month without a value is none in the sheet either: nought would be a figure. */
function cellOf(value: number): Cell {
	if (Number.isNaN(value)) return '=NA()'
	return Number.isFinite(value) ? value : 0
}

function columnName(index: number): string {
	const letters = 26
	const letter = String.fromCharCode(65 + (index % letters))
	return index < letters ? letter : `${columnName(Math.floor(index / letters) - 1)}${letter}`
}
