import { expect, test } from 'vitest'
import { BOX, legible, withBoxes } from './legible-text.ts'

const latin = (codePoint: number) => codePoint < 0x250 || codePoint === 0x301

test('a letter the typefaces lack shows as a box, whatever belongs to it', () => {
	expect(withBoxes('Halle 中 A', latin)).toBe(`Halle ${BOX} A`)
	expect(withBoxes('👩‍👩‍👧 नि', latin)).toBe(`${BOX} ${BOX}`)
})

test('an accent the typefaces have stays with its letter, one they lack is left out', () => {
	expect(withBoxes('x\u0301 x\u030c', latin)).toBe('x\u0301 x')
})

test('accents piled on one letter are bounded', () => {
	expect(legible(`x${'\u0301'.repeat(40)}`)).toBe('x\u0301\u0301')
})

test('control characters and direction overrides vanish', () => {
	expect(legible('a\u0000b\u202Ec\u2066d\u200D')).toBe('abcd')
})

test('line breaks, tabs and many spaces become one space', () => {
	expect(legible('one\n\t two   three')).toBe('one two three')
})

test('a text without end is cut', () => {
	expect(legible('x'.repeat(1e6)).length).toBeLessThanOrEqual(1200)
	expect(legible('😀'.repeat(1e5)).length).toBeLessThanOrEqual(2400)
})

test('a letter with its accent apart is composed', () => {
	expect(legible('Mu\u0308nchen')).toBe('München')
})
