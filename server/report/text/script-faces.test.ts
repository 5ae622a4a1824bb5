import { expect, test } from 'vitest'
import { stretchesOf, type HasGlyph } from './script-faces.ts'

const HAS: Readonly<Record<string, RegExp>> = {
	sans: /[ -~\u0301]/,
	serif: /[ -~\u0301]/,
	hebrew: /\p{sc=Hebr}/u,
	arabic: /(?!\u200c)\p{scx=Arab}/u,
	japanese: /[東京都港区データ、]/,
	chinese: /[\p{sc=Han}、]/u,
	thai: /\p{sc=Thai}/u,
}
const has: HasGlyph = (face, codePoint) => HAS[face]?.test(String.fromCodePoint(codePoint)) === true
const of = (text: string) =>
	stretchesOf(text, has).map(({ text: letters, face, missing }) => [letters, missing ? 'missing' : (face ?? 'own')])

test('each stretch of a name is set in the typeface of its script, figures and spaces in that of the style', () => {
	expect(of('Rehovot רחובות 2')).toEqual([
		['Rehovot ', 'own'],
		['רחובות', 'hebrew'],
		[' 2', 'own'],
	])
})

test('a name is Japanese where the Japanese typeface has all of it, else Chinese as a whole', () => {
	expect(of('東京、データ')).toEqual([['東京、データ', 'japanese']])
	expect(of('东京都')).toEqual([['东京都', 'chinese']])
})

test('a letter no typeface has is told as missing, whatever belongs to it; a lone accent is nothing', () => {
	expect(of('A 👩‍👩‍👧 ქ')).toEqual([
		['A ', 'own'],
		['👩‍👩‍👧', 'missing'],
		[' ', 'own'],
		['ქ', 'missing'],
	])
	expect(of('\u030c')).toEqual([])
})

test('an accent the typefaces have stays with its letter, one they lack is left out, composed or not', () => {
	expect(of('x\u0301 x\u030c ž')).toEqual([['x\u0301 x z', 'own']])
})

test('letters that a sign keeps apart are not joined where the typeface lacks the sign', () => {
	expect(of('می\u200cخواهم')).toEqual([
		['می', 'arabic'],
		['خواهم', 'arabic'],
	])
})

test('the ring of a Thai vowel stands below the tone', () => {
	expect(of('น้ำ')).toEqual([['น\u0e4d\u0e49า', 'thai']])
})
