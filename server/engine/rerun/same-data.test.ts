import { expect, test } from 'vitest'
import { sameData } from './same-data.ts'

test('plain data is the same when all it says is', () => {
	const data = () => ({ site: 'a', MW: [1, NaN], series: Float64Array.of(1, NaN), next: { none: null } })
	expect(sameData(data(), data())).toBe(true)
	expect(sameData(data(), { ...data(), site: 'b' })).toBe(false)
	expect(sameData(data(), { ...data(), series: Float64Array.of(1, 2) })).toBe(false)
	expect(sameData(data(), { ...data(), more: 1 })).toBe(false)
	expect(sameData({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true)
	expect(sameData({ a: 1, b: 2 }, { b: 1, a: 2 })).toBe(false)
	expect(sameData({ a: undefined, b: 2 }, { b: 2, c: undefined })).toBe(false)
	expect(sameData([1, 2], [1, 2, 3])).toBe(false)
	expect(sameData({}, null)).toBe(false)
})

test('functions, maps and sets are the same only where they are one', () => {
	const cost = () => 1
	expect(sameData({ cost }, { cost })).toBe(true)
	expect(sameData({ cost }, { cost: () => 1 })).toBe(false)
	expect(sameData(new Map([['a', 1]]), new Map([['a', 2]]))).toBe(false)
	expect(sameData(new Set(['a']), new Set(['b']))).toBe(false)
})
