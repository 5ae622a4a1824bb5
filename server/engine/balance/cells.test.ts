import { expect, test } from 'vitest'
import * as schedule from '../schedule/cells.ts'
import { add, valueAt } from './cells.ts'

test('a cell outside its series is an error, never nothing', () => {
	const series = new Float64Array([1, 2])
	for (const cell of [-1, 2, 0.5, NaN]) {
		expect(() => valueAt(series, cell)).toThrow('There is no cell')
		expect(() => add(series, cell, 1)).toThrow('There is no cell')
		expect(() => schedule.at(series, cell)).toThrow('There is no cell')
		expect(() => schedule.add(series, cell, 1)).toThrow('There is no cell')
		expect(() => schedule.indexAt(new Int32Array(2), cell)).toThrow('There is no cell')
	}
})

test('what is not known counts for nothing', () => {
	expect([valueAt([null, 3], 0), valueAt([null, 3], 1)]).toEqual([0, 3])
})
