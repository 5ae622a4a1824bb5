import { expect, test } from 'vitest'
import { parseExpression } from '../expression.ts'
import { becauseWords } from '#server/views/messages/explanations.ts'
import { inFigures } from './in-figures.ts'

const told = (expression: string, figures: Readonly<Record<string, number>>, flags: readonly string[] = []) =>
	inFigures(parseExpression(expression), (name) => ({
		value: figures[name] ?? NaN,
		text: `${String(figures[name])} MW`,
		label: `the ${name}`,
		unit: 'MW',
		isFlag: flags.includes(name),
	}))
const because = (...asked: Parameters<typeof told>) =>
	becauseWords(told(...asked).reasons, { hasValue: told(...asked).figures !== null })

test('a share is told by its part and its whole; that it divides by something goes unsaid', () => {
	const coverage = 'if(required > 0, met / required, 0 / 0)'
	expect(told(coverage, { required: 428, met: 110 })).toEqual({
		figures: '110 MW ÷ 428 MW',
		words: 'the met ÷ the required',
		reasons: [],
		said: {
			is: 'share',
			part: { label: 'the met', value: 110, text: '110 MW' },
			whole: { label: 'the required', value: 428, text: '428 MW' },
		},
	})
	expect(because(coverage, { required: 0, met: 110 })).toBe('No value: the required is 0.')
})

test('of a condition only the branch that holds is shown, with the reason, inside one another too', () => {
	const nested = 'if(a < b, if(c > 0, a, b), c) * 2'
	expect(told(nested, { a: 1, b: 2, c: 3 }).figures).toBe('1 MW × 2')
	expect(because(nested, { a: 1, b: 2, c: 3 })).toBe(
		'The a, 1 MW, is less than the b, 2 MW and the c, 3 MW, is above 0.',
	)
	expect(because('if(a < b, a, c)', { a: 3, b: 2, c: 3 })).toBe('The a, 3 MW, is at least the b, 2 MW.')
	expect(because('if(import > 0, a, b)', { import: 1, a: 5, b: 6 }, ['import'])).toBe('The import: yes.')
})

test('of a least and a largest the one that decides is shown, with what it is less or more than', () => {
	expect(told('min(a * 2, b)', { a: 3, b: 40 }).figures).toBe('3 MW × 2')
	expect(because('min(a * 2, b)', { a: 3, b: 40 })).toBe('3 MW × 2 is less than the b, 40 MW.')
	expect(because('max(0, a - b)', { a: 3, b: 2 })).toBe('')
	expect(because('max(0, a - b)', { a: 1, b: 2 })).toBe('1 MW − 2 MW is limited to 0.')
})

test('terms that cancel are left out, others stay in their order', () => {
	expect(told('a + b - c', { a: 840, b: 1132, c: 840 }).figures).toBe('1132 MW')
	expect(told('a + b - c', { a: 840, b: 1132, c: 12 }).figures).toBe('840 MW + 1132 MW − 12 MW')
	expect(told('d * (a - c + b)', { a: 7, b: 2, c: 7, d: 3 }).figures).toBe('3 MW × 2 MW')
	expect(told('a - c', { a: 7, c: 7 }).figures).toBe('0')
	expect(told('b - (a + c)', { a: 1, b: 2, c: 4 }).figures).toBe('2 MW − 1 MW − 4 MW')
})
