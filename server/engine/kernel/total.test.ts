import { expect, test } from 'vitest'
import { compile } from './compile.ts'
import { defineInput, type Meaning } from './quantity.ts'
import { run } from './run.ts'
import { buildWorld } from './scopes.ts'
import { largestMonth, totalOf, valuesOf } from './total.ts'

const meaning = { symbol: 'x', label: 'x', unit: 'ratio', scope: 'room', rule: 'T1', source: 'test' } as const
const origin = { kind: 'rule', rule: 'T1', text: 'stated', source: 'test', from: [] } as const
const FIGURES = [
	[3, NaN, 5],
	[4, 7, 4],
	[NaN, NaN, NaN],
] as const
const WEIGHTS = [
	[1, 1, 3],
	[0, 2, 0],
	[1, 1, 1],
] as const

const input = (figures: readonly (readonly number[])[], over: Pick<Meaning<'ratio'>, 'id' | 'kind' | 'across'>) =>
	defineInput<null, 'ratio'>({
		...{ ...meaning, per: 'month', sparse: true, ...over },
		read: (_, index, month) => ({ value: figures[index]?.[month] ?? NaN, origin }),
	})
const amount = input(FIGURES, { id: 'amount', kind: 'amount' })
const state = input(FIGURES, { id: 'state', kind: 'state' })
const rate = input(FIGURES, { id: 'rate', kind: 'rate' })
const earliest = input(FIGURES, { id: 'earliest', kind: 'when', across: 'lowest' })
const latest = input(FIGURES, { id: 'latest', kind: 'when', across: 'highest' })
const weight = input(WEIGHTS, { id: 'weight', kind: 'amount' })
const mean = input(FIGURES, { id: 'mean', kind: 'rate', across: { meanBy: weight } })
const frame = run(
	compile([amount, state, rate, earliest, latest, mean, weight]),
	buildWorld({ model: null, months: 3, tables: [{ name: 'room', ids: ['a', 'b', 'c'], links: {} }] }),
)
const all = { instances: [0, 1, 2], months: [0, 1, 2] }
const total = (quantity: typeof amount, cells = all) => totalOf(frame, { quantity, ...cells })

test('amounts and states add up over places and months, what is missing left out', () => {
	expect(valuesOf(frame, { quantity: amount, ...all })).toEqual([3, 5, 4, 7, 4])
	for (const quantity of [amount, state]) expect(total(quantity)).toEqual({ how: 'sum', value: 23 })
	expect(total(amount, { instances: [1], months: [0, 2] })).toEqual({ how: 'sum', value: 8 })
	expect(total(amount, { instances: [2], months: [0, 1] })).toEqual({ how: 'nothing' })
})

test('of what does not add up the lowest, the highest or a weighted mean stands for all, else a range', () => {
	expect(total(earliest)).toEqual({ how: 'lowest', value: 3 })
	expect(total(latest)).toEqual({ how: 'highest', value: 7 })
	expect(total(rate)).toEqual({ how: 'range', low: 3, high: 7 })
	expect(total(rate, { instances: [1], months: [0, 2] })).toEqual({ how: 'highest', value: 4 })
	expect(total(mean)).toEqual({ how: 'mean', value: (3 * 1 + 5 * 3 + 7 * 2) / 6 })
	const weightless = { instances: [1, 2], months: [0, 1, 2] }
	expect(total(mean, weightless)).toEqual({ how: 'mean', value: 7 })
	const many = { instances: [0, 1], months: [0] }
	expect(total(mean, many)).toEqual({ how: 'mean', value: 3 })
})

test('a mean without weights is told as a range', () => {
	const none = input([[0, 0, 0]], { id: 'none', kind: 'amount' })
	const bare = input([[1, 2, 6]], { id: 'bare', kind: 'rate', across: { meanBy: none } })
	const world = buildWorld({ model: null, months: 3, tables: [{ name: 'room', ids: ['a'], links: {} }] })
	const cells = { quantity: bare, instances: [0], months: [0, 1, 2] }
	expect(totalOf(run(compile([bare, none]), world), cells)).toEqual({ how: 'range', low: 1, high: 6 })
})

test('the largest month is the first in which all places together are largest', () => {
	expect(largestMonth(frame, { quantity: amount, ...all })).toBe(2)
	expect(largestMonth(frame, { quantity: amount, instances: [1], months: [2, 0] })).toBe(2)
	expect(largestMonth(frame, { quantity: amount, instances: [0, 1], months: [1, 0] })).toBe(1)
})
