import { expect, test } from 'vitest'
import { makeColumn } from '../columns.ts'
import { bothRows, differingRows, rowsOver, rowsUnder } from './rows.ts'

const rows = (from: number, to: number) => ({ from, to })

test('rows that hold both reach from the first of either to the last of either', () => {
	expect(bothRows(rows(2, 4), rows(3, 7))).toEqual(rows(2, 7))
	expect(bothRows(rows(5, 6), rows(1, 2))).toEqual(rows(1, 6))
	expect(bothRows(null, rows(1, 2))).toEqual(rows(1, 2))
	expect(bothRows(rows(1, 2), null)).toEqual(rows(1, 2))
	expect(bothRows(null, null)).toBeNull()
})

test('rows under others are those linked to them, rows over others those they are linked to', () => {
	const links = Int32Array.of(0, 0, 1, 2, 2, -1)
	expect(rowsUnder(rows(1, 3), links)).toEqual(rows(2, 5))
	expect(rowsUnder(rows(0, 1), links)).toEqual(rows(0, 2))
	expect(rowsUnder(rows(3, 9), links)).toBeNull()
	expect(rowsOver(rows(1, 3), links)).toEqual(rows(0, 2))
	expect(rowsOver(rows(3, 5), links)).toEqual(rows(2, 3))
	expect(rowsOver(rows(5, 6), links)).toBeNull()
})

const columnOf = (monthly: boolean, figures: readonly number[]) => {
	const column = makeColumn({ of: 'x', count: monthly ? figures.length / 2 : figures.length, months: 2, monthly })
	column.values.set(figures)
	return column
}

test('rows that differ are found from both ends, among those looked at', () => {
	const one = columnOf(true, [1, 2, 3, 4, 5, 6, 7, 8])
	expect(differingRows(one, columnOf(true, [1, 2, 3, 4, 5, 6, 7, 8]), rows(0, 4))).toBeNull()
	expect(differingRows(one, columnOf(true, [1, 2, 0, 4, 5, 0, 7, 8]), rows(0, 4))).toEqual(rows(1, 3))
	expect(differingRows(one, columnOf(true, [0, 2, 3, 4, 5, 6, 7, 0]), rows(0, 4))).toEqual(rows(0, 4))
	expect(differingRows(one, columnOf(true, [0, 2, 3, 0, 5, 6, 7, 0]), rows(1, 3))).toEqual(rows(1, 2))
	const once = columnOf(false, [1, 2, 3])
	expect(differingRows(once, columnOf(false, [1, 0, 3]), rows(0, 3))).toEqual(rows(1, 2))
})

test('a missing figure equals a missing one and nothing else; differences do not cancel', () => {
	const one = columnOf(false, [NaN, 1, NaN, 2, Infinity])
	expect(differingRows(one, columnOf(false, [NaN, 1, NaN, 2, Infinity]), rows(0, 5))).toBeNull()
	expect(differingRows(one, columnOf(false, [NaN, 1, 3, 2, Infinity]), rows(0, 5))).toEqual(rows(2, 3))
	expect(differingRows(one, columnOf(false, [NaN, NaN, NaN, 2, Infinity]), rows(0, 5))).toEqual(rows(1, 2))
	expect(differingRows(one, columnOf(false, [NaN, 1, NaN, 2, -Infinity]), rows(0, 5))).toEqual(rows(4, 5))
	expect(differingRows(columnOf(true, [1, 3]), columnOf(true, [3, 1]), rows(0, 1))).toEqual(rows(0, 1))
})
