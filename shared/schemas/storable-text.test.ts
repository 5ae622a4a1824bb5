import { expect, test } from 'vitest'
import { readJsonText } from './json-text.ts'
import { cutText, isStorable } from './storable-text.ts'

const FAMILY = '👨‍👩‍👧‍👦'

test('a text that is cut ends before the emoji that does not fit, not inside it', () => {
	const name = 'x'.repeat(195) + FAMILY
	expect(cutText(name, 200)).toBe('x'.repeat(195))
	expect(cutText(name, 195 + FAMILY.length)).toBe(name)
	expect(cutText(`${'x'.repeat(199)}e\u0301`, 200)).toBe('x'.repeat(199))
	expect(cutText('Abilene', 200)).toBe('Abilene')
})

test('NUL and half characters are no text that can be kept', () => {
	for (const bad of ['a\0b', '\ud83d', '\ude00 first']) expect(isStorable(bad), JSON.stringify(bad)).toBe(false)
	for (const good of ['', 'Київ', FAMILY, 'line\nbreak']) expect(isStorable(good), good).toBe(true)
})

test('JSON is read with escaped emoji and refused with an escaped NUL or half of one, in names too', () => {
	expect(readJsonText('{"name":"\\ud83d\\ude00"}')).toEqual({ ok: true, value: { name: '😀' } })
	for (const bad of ['{"name":"a\\u0000"}', '{"name":"\\uD83D"}', '{"\\udE00":1}', '[1, 2', ''])
		expect(readJsonText(bad).ok, bad).toBe(false)
})
