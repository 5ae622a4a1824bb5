import { expect, test } from 'vitest'
import { BOX, legible } from './legible-text.ts'

const latin = (codePoint: number) => codePoint < 0x250

test('a character the typefaces lack shows as a box', () => {
	expect(legible('Halle 中 A', latin)).toBe(`Halle ${BOX} A`)
})

test('a long run of characters the typefaces lack is cut short', () => {
	expect(legible('😀'.repeat(10_000), latin)).toBe(`${BOX.repeat(6)}…`)
})

test('control characters and direction overrides vanish', () => {
	expect(legible('a\u0000b\u202Ec\u2066d\u200D', latin)).toBe('abcd')
})

test('line breaks and tabs become one space', () => {
	expect(legible('one\n\t two', latin)).toBe('one two')
})

test('a text without end is cut', () => {
	expect(legible('x'.repeat(1e6), latin).length).toBeLessThanOrEqual(1200)
})

test('a letter with its accent apart is composed', () => {
	expect(legible('Mu\u0308nchen', latin)).toBe('München')
})
