import { expect, test } from 'vitest'
import { defineAlgorithm } from './algorithm.ts'
import { compile } from './compile.ts'
import { explain } from './explain/explain.ts'
import { defineFormula, defineInput, defineOutput, maxOver, sumOver, weightedBy } from './quantity.ts'
import { ImpossibleValue } from './impossible-value.ts'
import { run } from './run.ts'
import { buildWorld } from './scopes.ts'
import type { PlainRemark } from '#shared/plain-remarks.ts'

const meaning = { symbol: 'x', label: 'x', kind: 'state', unit: 'ratio', rule: 'T1', source: 'test' } as const
const origin = { kind: 'rule', rule: 'T1', text: 'stated', source: 'test', from: [] } as const

const sizes = defineInput<readonly number[], 'ratio'>({
	...meaning,
	id: 'size',
	symbol: 's',
	scope: 'room',
	per: 'horizon',
	read: (world, index) => ({ value: world.model[index] ?? 0, origin }),
})
const total = defineFormula({
	...meaning,
	id: 'total',
	symbol: 'T',
	scope: 'house',
	per: 'horizon',
	inputs: { size: sumOver(sizes) },
	expression: 'size * 2',
	examples: [{ inputs: { size: 3 }, value: 6 }],
})
const grown = defineOutput({ ...meaning, id: 'grown', scope: 'house', per: 'month' })
const grow = defineAlgorithm<readonly number[], { total: typeof total }, { grown: typeof grown }, PlainRemark>({
	id: 'grow',
	label: 'Growth',
	rule: 'T2',
	method: 'Adds the total every month.',
	inputs: { total },
	outputs: { grown },
	run: ({ world, input, output }) => {
		for (let month = 0; month < world.months; month++) output.grown[month] = input.total.at(0, 0) * (month + 1)
		return 'stated' as const
	},
	decided: (note) => note,
})

function twoRooms(model: readonly number[] = [1, 4]) {
	return buildWorld({
		model,
		months: 3,
		tables: [
			{ name: 'house', ids: ['h'], links: {} },
			{ name: 'room', ids: ['a', 'b'], links: { house: Int32Array.of(0, 0) } },
		],
	})
}

test('a formula reads the sum of its descendants, an algorithm fills months', () => {
	const frame = run(compile([grow]), twoRooms())
	expect(frame.columns.get('total')?.at(0, 0)).toBe(10)
	expect([...(frame.columns.get('grown')?.values ?? [])]).toEqual([10, 20, 30])
})

test('an explanation ends at the origin of each input, with figures and what decided', () => {
	const frame = run(compile([grow]), twoRooms())
	const why = explain(frame, { quantity: 'grown', index: 0, month: 1, monthNames: ['a', 'b', 'c'], depth: 9 })
	expect(why).toMatchObject({ value: 20, month: 'b', decided: 'stated', node: 'algorithm' })
	expect(why.inputs[0]).toMatchObject({ quantity: 'total', inSymbols: 'Σ s × 2', inFigures: '5 × 2' })
	expect(why.inputs[0]?.inputs.map((input) => [input.scope, input.value, input.origin?.kind])).toEqual([
		['room:a', 1, 'rule'],
		['room:b', 4, 'rule'],
	])
})

test('an explanation cut by its depth says so', () => {
	const frame = run(compile([grow]), twoRooms())
	const why = explain(frame, { quantity: 'grown', index: 0, month: 0, monthNames: ['a'], depth: 1 })
	expect(why.inputs[0]?.truncated).toBe(true)
})

test('a weighted mean without weights is 0, not a missing value', () => {
	const mean = defineFormula({
		...meaning,
		id: 'mean',
		scope: 'house',
		per: 'horizon',
		inputs: { size: weightedBy(sizes, sizes) },
		expression: 'size',
		examples: [],
	})
	expect(
		run(compile([mean]), twoRooms([1, 3]))
			.columns.get('mean')
			?.at(0, 0),
	).toBe(2.5)
	expect(
		run(compile([mean]), twoRooms([0, 0]))
			.columns.get('mean')
			?.at(0, 0),
	).toBe(0)
})

test('a number that cannot be names its quantity and instance', () => {
	expect(() => run(compile([grow]), twoRooms([Infinity, 1]))).toThrow(ImpossibleValue)
	expect(() => run(compile([grow]), twoRooms([1, NaN]))).toThrow(/size of room:b/)
})

test('a figure asked for where there is none is an error that names its quantity, not a neighbour’s figure', () => {
	const { columns } = run(compile([grow]), twoRooms())
	expect(columns.get('grown')?.at(0, 2)).toBe(30)
	expect(() => columns.get('grown')?.at(0, 3)).toThrow('grown has no value 0 in month 3')
	expect(() => columns.get('grown')?.at(1, 0)).toThrow('grown has no value 1 in month 0')
	expect(() => columns.get('size')?.at(2, 0)).toThrow('size has no value 2')
})

test('an algorithm that fails is named, with what it failed of', () => {
	const lost = defineAlgorithm<readonly number[], { total: typeof total }, { grown: typeof grown }, null>({
		...{ id: 'lost', label: 'Lost', rule: 'T2', method: 'Looks beyond the last month.', inputs: { total } },
		outputs: { grown },
		run: ({ input }) => {
			input.total.at(7, 0)
			return null
		},
	})
	expect(() => run(compile([lost]), twoRooms())).toThrow('lost came to no end: total has no value 7')
})

test('definitions that go round, share an id or lack a maker are refused', () => {
	const lost = defineOutput({ ...meaning, id: 'lost', scope: 'house', per: 'month' })
	expect(() => compile([lost])).toThrow(/No algorithm makes lost/)
	expect(() => compile([total, { ...total }])).toThrow(/share the id total/)
})

test('an input that follows the calendar is read for one year and repeated', () => {
	let reads = 0
	const season = defineInput<readonly number[], 'ratio'>({
		...meaning,
		id: 'season',
		scope: 'house',
		per: 'month',
		repeatsAfterMonths: 2,
		read: (_, __, month) => {
			reads += 1
			return { value: month, origin }
		},
	})
	const shown = defineFormula({
		...meaning,
		id: 'shown',
		scope: 'house',
		per: 'month',
		inputs: { season },
		expression: 'season',
		examples: [],
	})
	expect([...(run(compile([shown]), twoRooms()).columns.get('shown')?.values ?? [])]).toEqual([0, 1, 0])
	expect(reads).toBe(2)
})

test('a figure that is read twice is laid out once', () => {
	const twice = defineFormula({
		...meaning,
		id: 'twice',
		scope: 'house',
		per: 'horizon',
		inputs: { total, again: total },
		expression: 'total + again',
		examples: [],
	})
	const frame = run(compile([twice]), twoRooms())
	const why = explain(frame, { quantity: 'twice', index: 0, month: 0, monthNames: ['a'], depth: 9 })
	expect(why.inputs.map(({ value, repeated, inputs }) => [value, repeated, inputs.length])).toEqual([
		[10, false, 2],
		[10, true, 0],
	])
})

test('the largest of the descendants is read as one figure', () => {
	const largest = defineFormula({
		...meaning,
		id: 'largest',
		scope: 'house',
		per: 'horizon',
		inputs: { size: maxOver(sizes) },
		expression: 'size',
		examples: [],
	})
	expect(
		run(compile([largest]), twoRooms([4, 1]))
			.columns.get('largest')
			?.at(0, 0),
	).toBe(4)
})
