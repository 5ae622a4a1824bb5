import { expect, test } from 'vitest'
import { defineAlgorithm } from './algorithm.ts'
import { compile } from './compile.ts'
import { explain } from './explain/explain.ts'
import { defineFormula, defineInput, defineOutput, sumOver, weightedBy } from './quantity.ts'
import { run } from './run.ts'
import { buildWorld } from './scopes.ts'
import { instancesFor, outputName, sourcesAt } from './sources.ts'

// Two houses with rooms and doors, a street beside them, and a window in no room.
const world = buildWorld({
	model: null,
	months: 1,
	tables: [
		{ name: 'house', ids: ['g', 'h'], links: {} },
		{ name: 'room', ids: ['a', 'b', 'c'], links: { house: Int32Array.of(0, 1, 1) } },
		{ name: 'door', ids: ['x', 'y', 'z'], links: { house: Int32Array.of(1, 0, 1) } },
		{ name: 'window', ids: ['v', 'w'], links: { room: Int32Array.of(2, -1) } },
		{ name: 'street', ids: ['s', 't'], links: {} },
	],
})
const found = (from: string, index: number, to: string) => instancesFor(world, { from, index, to })

test('instances are those above, below, beside under one parent, or all where nothing joins them', () => {
	expect(found('room', 1, 'room')).toEqual([1])
	expect(found('room', 2, 'house')).toEqual([1])
	expect(found('window', 0, 'house')).toEqual([1])
	expect(found('window', 1, 'room')).toEqual([])
	expect(found('house', 1, 'room')).toEqual([1, 2])
	expect(found('plan', 0, 'door')).toEqual([0, 1, 2])
	expect(found('room', 0, 'door')).toEqual([1])
	expect(found('room', 2, 'door')).toEqual([0, 2])
	expect(found('room', 0, 'street')).toEqual([0, 1])
})

const meaning = { symbol: 'x', label: 'x', kind: 'state', unit: 'ratio', rule: 'T1', source: 'test' } as const
const origin = { kind: 'rule', rule: 'T1', text: 'stated', source: 'test', from: [] } as const
const given = (id: string, scope: string) =>
	defineInput<null, 'ratio'>({ ...meaning, id, scope, per: 'horizon', read: () => ({ value: 1, origin }) })
const [level, weight, stated] = [given('level', 'room'), given('weight', 'room'), given('stated', 'house')]
const ofHouse = defineFormula({
	...{ ...meaning, id: 'ofHouse', scope: 'house', per: 'horizon', examples: [] },
	inputs: { sum: sumOver(level), mean: weightedBy(level, weight), stated },
	expression: 'sum + mean + stated',
})
const [whole, half] = ['whole', 'half'].map((id) => defineOutput({ ...meaning, id, scope: 'house', per: 'horizon' }))
if (!whole || !half) throw new Error('Two outputs are defined.')
const outputs = { whole, half }
const make = defineAlgorithm<null, { level: typeof level; stated: typeof stated }, typeof outputs, null>({
	...{ id: 'make', label: 'Make', rule: 'T2', method: 'Halves.', inputs: { level, stated }, outputs },
	run: () => null,
	reads: (_, { output, index }) => (output === 'half' && index === 1 ? ['stated'] : null),
})
const frame = run(compile([ofHouse, make]), world)
const madeOf = (quantity: Parameters<typeof sourcesAt>[1], index: number) =>
	sourcesAt(frame, quantity, index).map((source) => [source.quantity.id, source.instances])

test('a figure is made of what its formula reads, weights too, and an input of nothing', () => {
	expect(madeOf(ofHouse, 1)).toEqual([
		['level', [1, 2]],
		['level', [1, 2]],
		['weight', [1, 2]],
		['stated', [1]],
	])
	expect(madeOf(level, 0)).toEqual([])
})

test('an output is made of all its algorithm was given, or of the part it names', () => {
	expect(madeOf(whole, 0)).toEqual([
		['level', [0]],
		['stated', [0]],
	])
	expect(madeOf(half, 1)).toEqual([['stated', [1]]])
	expect(madeOf(half, 0)).toEqual(madeOf(whole, 0))
	expect(madeOf(defineOutput({ ...meaning, id: 'stray', scope: 'house', per: 'horizon' }), 0)).toEqual([])
})

test('an output has the name its algorithm gives it', () => {
	expect([outputName(make, whole), outputName(make, half), outputName(make, level)]).toEqual(['whole', 'half', ''])
})

test('a sum over a list that holds nothing for its place ends there, by rule', () => {
	const panes = defineFormula({
		...{ ...meaning, id: 'panes', scope: 'room', per: 'horizon', examples: [] },
		inputs: { sum: sumOver(given('pane', 'window')) },
		expression: 'sum',
	})
	const windows = run(compile([panes]), world)
	const told = (index: number) => explain(windows, { quantity: 'panes', index, month: 0, monthNames: ['1'], depth: 9 })
	expect(told(0)).toMatchObject({ value: 0, inputs: [], origin: { kind: 'rule', rule: 'T1' } })
	expect(told(2)).toMatchObject({ value: 1, inputs: [{ quantity: 'pane' }], origin: null })
})
