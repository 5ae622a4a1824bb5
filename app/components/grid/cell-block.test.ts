import { expect, test } from 'vitest'
import { campusPlan } from '../../../tests/factories/campus/campus-plan.ts'
import { buildGrid } from '#server/views/grid/grid-view.ts'
import { emptied, filledDown, filledWith } from './block-edits.ts'
import { blockBetween, blockSays, isInBlock, placesIn, type CellPlace } from './cell-block.ts'
import { chosenCells, isSelectAll } from './use-grid-cursor.ts'
import { asTable, readTabbed, tabbed } from './paste/tabbed-text.ts'

const grid = buildGrid(campusPlan(), 'powerContracts')
const columnOf = (field: string) => grid.columns.findIndex((column) => column.field === field)
const cellAt = ({ row, column }: CellPlace) => {
	const [own, head] = [grid.rows[row], grid.columns[column]]
	const cell = own?.cells[column]
	return own && head && cell ? { id: own.id, column: head, typed: cell.typed } : null
}
const held = { cellAt, baseRev: 7 }

test('a block reaches from either end and holds what lies between', () => {
	const block = blockBetween({ row: 3, column: 1 }, { row: 1, column: 2 })
	expect(block).toEqual({ top: 1, bottom: 3, left: 1, right: 2 })
	expect([isInBlock({ row: 2, column: 2 }, block), isInBlock({ row: 2, column: 3 }, block)]).toEqual([true, false])
	expect(placesIn(block).map((row) => row.length)).toEqual([2, 2, 2])
})

test('figures that may be added up are added, of prices and months the least and the most is told', () => {
	const [size, ...says] = blockSays(grid, { top: 0, bottom: 1, left: 0, right: grid.columns.length - 1 })
	expect(size).toBe(`${String(2 * grid.columns.length)} cells, 2 rows by ${String(grid.columns.length)}`)
	expect(says.find((text) => text.startsWith('Capacity'))).toMatch(/total, mean/)
	expect(says.filter((text) => text.includes(' total, mean '))).toHaveLength(1)
})

test('a block is filled from its first row, a single row from the one above; names are not', () => {
	const [name, capacity] = [columnOf('name'), columnOf('capacityMW')]
	const first = cellAt({ row: 0, column: capacity })?.typed
	const fill = filledDown({ top: 0, bottom: 2, left: name, right: capacity }, held)
	expect(fill.filter(({ field }) => field === 'name')).toEqual([])
	expect(new Set(fill.filter(({ field }) => field === 'capacityMW').map(({ text }) => text))).toEqual(new Set([first]))
	expect(filledDown({ top: 1, bottom: 1, left: capacity, right: capacity }, held)[0]?.text).toBe(first)
	expect(filledDown({ top: 0, bottom: 0, left: capacity, right: capacity }, held)).toEqual([])
})

test('emptying leaves what is needed; one text goes into every cell that has another', () => {
	const all = { top: 0, bottom: grid.rows.length - 1, left: 0, right: grid.columns.length - 1 }
	expect(emptied(all, held).map(({ field }) => field)).not.toContain('name')
	expect(emptied(all, held).map(({ field }) => field)).toContain('rampMonths')
	const capacity = columnOf('capacityMW')
	const filled = filledWith({ ...all, left: capacity, right: capacity }, '70', held)
	expect(filled).toHaveLength(grid.rows.length)
	expect(filled[0]).toMatchObject({ field: 'capacityMW', text: '70', baseRev: 7 })
})

test('what is copied is read back as it was, tabs, lines and quotes in it too', () => {
	const rows = [
		['North, "old"', 'one\ntwo'],
		['a\tb', ''],
	]
	expect(readTabbed(tabbed(rows))).toEqual(rows)
	expect(readTabbed('a\tb\r\n\r\nc\td\r\n')).toEqual([
		['a', 'b'],
		['c', 'd'],
	])
	expect(readTabbed('5" pipe\t1')).toEqual([['5" pipe', '1']])
	expect(readTabbed('"open\t2')).toEqual([['"open', '2']])
	expect(readTabbed('')).toEqual([])
	expect(asTable(['A'], [['<b>']])).toContain('<th>A</th></tr></thead><tbody><tr><td>&lt;b&gt;</td>')
})

test('all cells are chosen around the one with the focus, which stays where it is', () => {
	const place = { row: 2, column: 4 }
	const size = { rows: 5, columns: 6 }
	expect(chosenCells({ place, anchor: place, all: true }, size)).toEqual({ top: 0, bottom: 4, left: 0, right: 5 })
	expect(chosenCells({ place, anchor: { row: 9, column: 3 } }, size)).toEqual({ top: 2, bottom: 4, left: 3, right: 4 })
	const key = { ctrlKey: true, metaKey: false, altKey: false, key: 'A' }
	expect([isSelectAll(key), isSelectAll({ ...key, ctrlKey: false })]).toEqual([true, false])
})
