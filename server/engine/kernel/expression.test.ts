import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { type Input, loopsOf } from './fill/loops.ts'
import { evaluate } from './evaluate.ts'
import { type Expression, mapParts, namesIn, parseExpression } from './expression.ts'
import { asWritten, people, renderExpression, sheet } from './render.ts'

test('operators bind as in school: powers, then signs, then products', () => {
	const value = (text: string) => evaluate(parseExpression(text), (name) => (name === 'a' ? 2 : 3))
	expect(value('a + b * 2 ^ 3 ^ 0')).toBe(8)
	expect(value('-a ^ 2')).toBe(-4)
	expect(value('8 - 3 - 2')).toBe(3)
	expect(value('if(a < b, clamp(9, 1, 4), 0)')).toBe(4)
})

test.each(['1 +', 'foo(2)', '(a', 'a b', 'a $ b', 'clamp(1, 2)'])('«%s» is refused with a reason', (text) => {
	expect(() => parseExpression(text)).toThrow(/«/)
})

test.each([
	['a2 + * 3', "«*» can't stand there in «a2 + * 3»."],
	['a $ b', "Can't read « $ b»."],
	['foo(2)', '«foo» is not a function'],
	['max(1)', 'max takes 2 values'],
	['(a ', 'Expected ) in «(a ».'],
	['a b', '«b» is left over'],
])('«%s» is refused as %s', (text, reason) => {
	expect(() => parseExpression(text)).toThrow(reason)
})

test('names are found and parts changed in signs, operations and functions alike, space at the end or not', () => {
	const tree = parseExpression('-(a * 2) + max(b, -a2, a) ')
	expect(namesIn(tree)).toEqual(['a', 'b', 'a2'])
	expect(namesIn(parseExpression('2'))).toEqual([])
	const renamed = (part: Expression): Expression =>
		part.kind === 'name' ? { ...part, name: `${part.name}x` } : mapParts(part, renamed)
	expect(renamed(tree)).toEqual(parseExpression('-(ax * 2) + max(bx, -a2x, ax)'))
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
			const read = (name: string) => must(new Map(Object.entries(values)).get(name))
			expect(evaluate(parseExpression(renderExpression(tree, asWritten)), read)).toEqual(evaluate(tree, read))
		}),
	)
})

test('a sheet is told powers, roundings and what has no value as it reads them', () => {
	const cells = sheet((name) => name.toUpperCase())
	const shown = (text: string) => renderExpression(parseExpression(text), cells)
	expect(shown('-a ^ 2')).toBe('-POWER(A,2)')
	expect(shown('a ^ b ^ c')).toBe('POWER(A,POWER(B,C))')
	expect(shown('(a + b) ^ (1 / 2) * c')).toBe('POWER(A+B,1/2)*C')
	expect(shown('if(a > 0, ceil(b), 0 / 0)')).toBe('IF(A>0,CEILING(B,1),NA())')
	const sparse = sheet((name) => name, { sparse: true })
	expect(renderExpression(parseExpression('if(a > 0, a, clamp(b, 0, 1))'), sparse)).toBe(
		'IF(IFERROR(a>0,FALSE()),a,MIN(MAX(b,0),1))',
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
	expect(shown('(-a) ^ 2')).toBe('(−A)^2')
	expect(shown('-(a + b)')).toBe('−(A + B)')
	expect(namesIn(parseExpression('a * b + a'))).toEqual(['a', 'b'])
})

const { max, min } = Math
const OPERATIONS: readonly (readonly [string, (a: number, b: number, c: number) => number])[] = [
	['a + b', (a, b) => a + b],
	['a - b', (a, b) => a - b],
	['a * b', (a, b) => a * b],
	['a / b', (a, b) => a / b],
	['a ^ b', (a, b) => a ** b],
	['-a', (a) => -a],
	['min(a, b, c)', (a, b, c) => min(a, b, c)],
	['max(a, b, c)', (a, b, c) => max(a, b, c)],
	['clamp(a, b, c)', (a, b, c) => min(max(a, b), c)],
	['ceil(a)', (a) => Math.ceil(a)],
	['floor(a)', (a) => Math.floor(a)],
	['exp(a)', (a) => Math.exp(a)],
	['ln(a)', (a) => Math.log(a)],
	['if(a < b, b, c)', (a, b, c) => (a < b ? b : c)],
	['if(a <= b, b, c)', (a, b, c) => (a <= b ? b : c)],
	['if(a > b, b, c)', (a, b, c) => (a > b ? b : c)],
	['if(a >= b, b, c)', (a, b, c) => (a >= b ? b : c)],
	['7', () => 7],
	['b', (_, b) => b],
]

test.each(OPERATIONS)('%s means in a column what it means at school', (text, atSchool) => {
	const cells = [
		[2, 3, 5],
		[3, 3, -1],
		[-2.5, 1, 0],
		[0, 0, 4],
		[9, -1, 2],
	] as const
	const column = (place: 0 | 1 | 2) => Float64Array.from(cells, (cell) => cell[place])
	const columns: Readonly<Record<string, Float64Array>> = { a: column(0), b: column(1), c: column(2) }
	const { out, fill } = loopsOf(parseExpression(text), {
		read: (name) => ({ operand: { values: must(columns[name]), from: 0 }, perRow: true }),
		span: 1,
		scratch: () => new Float64Array(cells.length),
	})
	out.values = new Float64Array(cells.length)
	fill(cells.length)
	expect([...out.values]).toEqual(cells.map(([a, b, c]) => atSchool(a, b, c)))
})

describe('over rows of months', () => {
	const read = (columns: Readonly<Record<string, Input>>) => (name: string) => must(columns[name])
	const fillTwoRows = (text: string, columns: Readonly<Record<string, Input>>) => {
		const { out, fill } = loopsOf(parseExpression(text), {
			read: read(columns),
			span: 3,
			scratch: () => new Float64Array(6),
		})
		Object.assign(out, { values: new Float64Array(8), from: 1 })
		fill(2)
		return [...out.values]
	}
	const a = { operand: { values: Float64Array.of(9, 1, 2, 3, 4, 5, 6), from: 1 }, perRow: false }
	const b = { operand: { values: Float64Array.of(7, 5, 8), from: 1 }, perRow: true }

	test('a figure that stands for all months is read once for every cell of its row, from where the row lies', () => {
		expect(fillTwoRows('a * 2 - b', { a, b })).toEqual([0, -3, -1, 1, 0, 2, 4, 0])
	})

	test('what reads no months is the same in all months of a row', () => {
		expect(fillTwoRows('b ^ 2 - 1', { b })).toEqual([0, 24, 24, 24, 63, 63, 63, 0])
		expect(fillTwoRows('b', { b })).toEqual([0, 5, 5, 5, 8, 8, 8, 0])
		expect(fillTwoRows('7', {})).toEqual([0, 7, 7, 7, 7, 7, 7, 0])
		expect(fillTwoRows('if(b < 6, a, b / 2) + b / 2', { a, b })).toEqual([0, 3.5, 4.5, 5.5, 8, 8, 8, 0])
	})
})
