import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defineAlgorithm } from './algorithm.ts'
import { ColumnPool, evaluateColumns } from './column-kernels.ts'
import { compile } from './compile.ts'
import { evaluate } from './evaluate.ts'
import { explain } from './explain.ts'
import { type Expression, namesIn, parseExpression } from './expression.ts'
import { defineFormula, defineInput, defineOutput, maxOver, sumOver, weightedBy } from './quantity.ts'
import { people, renderExpression, sheet } from './render.ts'
import { ImpossibleValue } from './impossible-value.ts'
import { run } from './run.ts'
import { buildWorld } from './scopes.ts'

const meaning = { symbol: 'x', label: 'x', kind: 'stock', unit: 'ratio', rule: 'T1', source: 'test' } as const
const origin = { kind: 'rule', rule: 'T1', text: 'given', source: 'test', from: [] } as const

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
	compute: ({ size }) => size * 2,
})
const grown = defineOutput({ ...meaning, id: 'grown', scope: 'house', per: 'month' })
const grow = defineAlgorithm<readonly number[], { total: typeof total }, { grown: typeof grown }, string>({
	id: 'grow',
	label: 'Growth',
	rule: 'T2',
	method: 'Adds the total every month.',
	inputs: { total },
	outputs: { grown },
	run: ({ world, input, output }) => {
		for (let month = 0; month < world.months; month++) output.grown[month] = input.total.at(0, 0) * (month + 1)
		return 'steady'
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
	expect(why).toMatchObject({ value: 20, month: 'b', decided: 'steady', node: 'algorithm' })
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
		compute: ({ size }) => size,
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

test('definitions that go round, share an id or lack a maker are refused', () => {
	const lost = defineOutput({ ...meaning, id: 'lost', scope: 'house', per: 'month' })
	expect(() => compile([lost])).toThrow(/No algorithm makes lost/)
	expect(() => compile([total, { ...total }])).toThrow(/share the id total/)
})

test('operators bind as in school: powers, then signs, then products', () => {
	const value = (text: string) => evaluate(parseExpression(text), { a: 2, b: 3 })
	expect(value('a + b * 2 ^ 3 ^ 0')).toBe(8)
	expect(value('-a ^ 2')).toBe(-4)
	expect(value('8 - 3 - 2')).toBe(3)
	expect(value('if(a < b, clamp(9, 1, 4), 0)')).toBe(4)
})

test.each(['1 +', 'foo(2)', '(a', 'a b', 'a $ b', 'clamp(1, 2)'])('«%s» is refused with a reason', (text) => {
	expect(() => parseExpression(text)).toThrow(/«/)
})

const names = fc.constantFrom('a', 'b', 'c')
const trees = fc.letrec<{ tree: Expression }>((tie) => ({
	tree: fc.oneof(
		{ depthSize: 'small' },
		names.map((name): Expression => ({ kind: 'name', name })),
		fc.integer({ min: 0, max: 9 }).map((value): Expression => ({ kind: 'number', value, text: String(value) })),
		tie('tree').map((of): Expression => ({ kind: 'minus', of })),
		fc
			.tuple(fc.constantFrom('+', '-', '*', '/', '^'), tie('tree'), tie('tree'))
			.map(([operator, left, right]): Expression => ({ kind: 'binary', operator, left, right })),
		fc
			.tuple(fc.constantFrom('min', 'max'), tie('tree'), tie('tree'))
			.map(([name, left, right]): Expression => ({ kind: 'call', name, values: [left, right] })),
	),
})).tree

test('an expression written out and read again means the same', () => {
	fc.assert(
		fc.property(trees, fc.record({ a: fc.integer(), b: fc.integer(), c: fc.integer() }), (tree, values) => {
			const text = renderExpression(
				tree,
				sheet((name) => name),
			)
				.replaceAll('MIN', 'min')
				.replaceAll('MAX', 'max')
			expect(evaluate(parseExpression(text), values)).toEqual(evaluate(tree, values))
		}),
	)
})

test('people see symbols with the parentheses that matter', () => {
	const shown = (text: string) =>
		renderExpression(
			parseExpression(text),
			people((name) => name.toUpperCase()),
		)
	expect(shown('(a + b) * c')).toBe('(A + B) × C')
	expect(shown('a - (b - c)')).toBe('A − (B − C)')
	expect(shown('(a * b) / c')).toBe('A × B ÷ C')
	expect(namesIn(parseExpression('a * b + a'))).toEqual(['a', 'b'])
})

test('whole columns give what single cells give', () => {
	const length = 5
	const figures = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: length, maxLength: length })
	fc.assert(
		fc.property(trees, fc.record({ a: figures, b: figures, c: figures }), (tree, values) => {
			const columns: Record<string, Float64Array> = Object.fromEntries(
				Object.entries(values).map(([name, cells]) => [name, Float64Array.from(cells)]),
			)
			const out = new Float64Array(length)
			evaluateColumns(tree, { out, pool: new ColumnPool(length), read: (name) => columns[name] ?? out })
			for (let cell = 0; cell < length; cell++) {
				const single = { a: values.a[cell] ?? 0, b: values.b[cell] ?? 0, c: values.c[cell] ?? 0 }
				expect(out[cell]).toEqual(evaluate(tree, single))
			}
		}),
	)
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
		compute: (value) => value.season,
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
		compute: (value) => value.total + value.again,
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
		compute: ({ size }) => size,
	})
	expect(
		run(compile([largest]), twoRooms([4, 1]))
			.columns.get('largest')
			?.at(0, 0),
	).toBe(4)
})
