import { expect, test } from 'vitest'
import { parseExpression } from '../expression.ts'
import { inFigures } from './in-figures.ts'

const told = (expression: string, figures: Readonly<Record<string, number>>, flags: readonly string[] = []) =>
	inFigures(parseExpression(expression), (name) => ({
		value: figures[name] ?? NaN,
		text: String(figures[name]),
		label: `The ${name}`,
		isFlag: flags.includes(name),
	}))

test('of a condition only the branch that holds is shown, with the reason', () => {
	const coverage = 'if(required > 0, met / required, 0 / 0)'
	expect(told(coverage, { required: 428, met: 110 })).toEqual({
		text: '110 ÷ 428',
		because: 'The required is above 0',
	})
	expect(told(coverage, { required: 0, met: 110 })).toEqual({ text: null, because: 'The required is 0' })
})

test('conditions inside conditions leave their reasons in turn', () => {
	expect(told('if(a < b, if(c > 0, a, b), c) * 2', { a: 1, b: 2, c: 3 })).toEqual({
		text: '1 × 2',
		because: '1 < 2 and The c is above 0',
	})
	expect(told('if(a < b, a, c)', { a: 3, b: 2, c: 3 }).because).toBe('3 ≥ 2')
	expect(told('if(import > 0, a, b)', { import: 1, a: 5, b: 6 }, ['import']).because).toBe('The import: yes')
})

test('terms that cancel are left out, others stay in their order', () => {
	expect(told('a + b - c', { a: 840, b: 1132, c: 840 }).text).toBe('1132')
	expect(told('a + b - c', { a: 840, b: 1132, c: 12 }).text).toBe('840 + 1132 − 12')
	expect(told('d * (a - c + b)', { a: 7, b: 2, c: 7, d: 3 }).text).toBe('3 × 2')
	expect(told('a - c', { a: 7, c: 7 }).text).toBe('0')
	expect(told('b - (a + c)', { a: 1, b: 2, c: 4 }).text).toBe('2 − 1 − 4')
})
