import { expect, test } from 'vitest'
import { nameBegun } from './name-begun.ts'

const PEOPLE = ['Jun Sato', 'June Adler', 'Mara Ortiz']
const offered = (text: string, caret = text.length) => nameBegun(text, caret, PEOPLE)

test('after @ those are offered one of whose names begins so, in any case', () => {
	expect(offered('@')).toEqual({ from: 0, people: PEOPLE })
	expect(offered('Hello @ju')).toEqual({ from: 6, people: ['Jun Sato', 'June Adler'] })
	expect(offered('@Sat')).toEqual({ from: 0, people: ['Jun Sato'] })
	expect(offered('@jun s')).toEqual({ from: 0, people: ['Jun Sato'] })
	expect(offered('(@mara')?.people).toEqual(['Mara Ortiz'])
	// What stands behind the caret is another matter.
	expect(offered('@ju and more', 3)?.people).toEqual(['Jun Sato', 'June Adler'])
})

test('no name is begun in an address, after a space, on another line, or where it is written out', () => {
	for (const text of ['ana@crew', '@ jun', '@\njun', 'jun', '@Jun Sato', '@Jun Sato is it so?', '@nobody', ''])
		expect([text, offered(text)]).toEqual([text, null])
})
