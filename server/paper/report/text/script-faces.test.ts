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
	tamil: /\p{sc=Taml}/u,
	emoji: /[\p{Emoji}\u200d\ufe0f\u20e3\u{e0020}-\u{e007f}]/u,
}
const has: HasGlyph = (face, codePoint) => HAS[face]?.test(String.fromCodePoint(codePoint)) === true
const of = (text: string) => stretchesOf(text, has).map(({ text: letters, face }) => [letters, face ?? 'own'])

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

test('pictures are set whole, with all that they are put together of; figures and signs beside them are not pictures', () => {
	for (const picture of ['🚀', '👩‍👩‍👧', '👩🏽‍🚀', '🇬🇪', '3️⃣', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'])
		expect(of(`A ${picture} 3#`)).toEqual([
			['A ', 'own'],
			[picture, 'emoji'],
			[' 3#', 'own'],
		])
})

test('of a letter no typeface has its code is told, of many the first, and how many more; a lone accent is nothing', () => {
	expect(of('A ខ្មែរ 1')).toEqual([
		['A ', 'own'],
		['[U+1781 17D2 1798 17C2 179A]', 'own'],
		[' 1', 'own'],
	])
	expect(of('ក'.repeat(40))).toEqual([[`[U+${Array.from({ length: 12 }, () => '1780').join(' ')} and 28 more]`, 'own']])
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
