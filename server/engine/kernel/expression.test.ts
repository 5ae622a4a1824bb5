import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ColumnPool, evaluateColumns } from './column-kernels.ts'
import { evaluate } from './evaluate.ts'
import { type Expression, namesIn, parseExpression } from './expression.ts'
import { people, renderExpression, sheet } from './render.ts'

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
