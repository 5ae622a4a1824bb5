import { expect, test } from 'vitest'
import { legible } from './legible-text.ts'

test('accents piled on one letter are bounded', () => {
	expect(legible(`x${'\u0301'.repeat(40)}`)).toBe('x\u0301\u0301')
})

test('points of a script that is written with them all stay', () => {
	expect(legible('שָׁלֹום')).toBe('שָׁלֹום'.normalize('NFC'))
	expect(legible(`ש${'\u05b8'.repeat(40)}`)).toBe(`ש${'\u05b8'.repeat(4)}`)
})

test('joiners stay where they say how letters join, and nowhere else', () => {
	expect(legible('می\u200cخواهم')).toBe('می\u200cخواهم')
	expect(legible('क्\u200dष')).toBe('क्\u200dष')
	expect(legible('\u200cab\u200d')).toBe('ab')
	expect(legible('త్\u200cబ')).toBe('త్\u200cబ')
})

test('what puts a picture together stays with it, and nowhere else', () => {
	for (const picture of ['👩‍👩‍👧', '👩🏽‍🚀', '🏳️‍🌈', '3️⃣', '🏴\u{e0067}\u{e0062}\u{e007f}'])
		expect(legible(picture)).toBe(picture)
	expect(legible('a\ufe0f\u{1f3fd}\u{e0067} 🚀')).toBe('a 🚀')
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
