import { expect, test } from 'vitest'
import { cutWidth } from './whole-columns.ts'

const COLUMNS = [
	{ left: 0, right: 80 },
	{ left: 80, right: 200 },
	{ left: 200, right: 300 },
]

test('a column that an edge cuts is hidden from where it begins', () => {
	expect(cutWidth(COLUMNS, { from: 0, edge: 210 })).toBe(10)
	expect(cutWidth(COLUMNS, { from: 0, edge: 199 })).toBe(119)
})

test('an edge between columns cuts none', () => {
	expect(cutWidth(COLUMNS, { from: 0, edge: 200 })).toBe(0)
	expect(cutWidth(COLUMNS, { from: 0, edge: 300 })).toBe(0)
})

test('the only column there is room for is seen as far as it goes', () => {
	expect(cutWidth(COLUMNS, { from: 90, edge: 190 })).toBe(0)
	expect(cutWidth([{ left: 0, right: 400 }], { from: 0, edge: 200 })).toBe(0)
})
