import { expect, test } from 'vitest'
import { answers } from './find.ts'

test('what is typed is found by its words and their like, in a question too', () => {
	expect(answers('Electricians', 'how many electricians do we need')).toBe(true)
	expect(answers('Accelerators installed', 'gpus')).toBe(true)
	expect(answers('Download Excel workbook', 'spreadsheet')).toBe(true)
	expect(answers('Dark theme', 'theme dark')).toBe(true)
	expect(answers('Firm power', 'hall power')).toBe(false)
	expect(answers('What is what', 'what is')).toBe(true)
	expect(answers('Anything', 'what is')).toBe(false)
})

test('past slips of the keys a letter of a short word or two of a long one may be wrong, the first may not', () => {
	const slips = (text: string, typed: string) => [answers(text, typed), answers(text, typed, 'slips')]
	expect(slips('Schedule', 'shcedule')).toEqual([false, true])
	expect(slips('Electricians', 'electrcian')).toEqual([false, true])
	expect(slips('Demand', 'demnad')).toEqual([false, true])
	expect(slips('Electricians', 'elcetrcans')).toEqual([false, false])
	expect(slips('Sites', 'bites')).toEqual([false, false])
	expect(slips('PUE', 'pux')).toEqual([false, false])
})
