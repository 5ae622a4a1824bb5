import { expect, test } from 'vitest'
import { add, at, cellsOf, entry, indexAt, item, valueAt } from './cells.ts'

test('a cell outside its array is an error, never nothing', () => {
	for (const cell of [-1, 2, 0.5, NaN]) {
		expect(() => at(new Float64Array(2), cell)).toThrow(`There is no cell ${String(cell)} among 2.`)
		expect(() => {
			add(new Float64Array(2), cell, 1)
		}).toThrow('There is no cell')
		expect(() => indexAt(new Int32Array(2), cell)).toThrow('There is no cell')
		expect(() => valueAt([1, 2], cell)).toThrow('There is no cell')
		expect(() => item([1, 2], cell)).toThrow('There is no cell')
	}
})

test('what stands under no key is an error', () => {
	expect(entry(new Map([['a', 0]]), 'a')).toBe(0)
	expect(() => entry(new Map([['a', 0]]), 'b')).toThrow('There is no entry b')
})

test('what is not known counts for nothing', () => {
	expect([valueAt([null, 3], 0), valueAt([null, 3], 1)]).toEqual([0, 3])
})

test('the cells of a row are its months, or the one figure of a column that has none', () => {
	const column = { values: Float64Array.of(1, 2, 3, 4, 5, 6), months: 3 }
	expect([...cellsOf({ ...column, monthly: true }, 1)]).toEqual([4, 5, 6])
	expect([...cellsOf({ ...column, monthly: false }, 4)]).toEqual([5])
})
