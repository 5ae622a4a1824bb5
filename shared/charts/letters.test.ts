import { expect, test } from 'vitest'
import { lettersIn, linesOf } from './letters.ts'

test('letters of China, Japan and Korea take the room of two, accents none', () => {
	expect(lettersIn('Hall 東京')).toBe(9)
	expect(lettersIn('서울')).toBe(4)
	expect(lettersIn('சென்னை')).toBe(10)
	expect(lettersIn('ঢাকা')).toBe(4)
	expect(lettersIn(`Z${'\u0301'.repeat(30)}`)).toBe(1)
	expect(lettersIn('רחובות')).toBe(6)
})

test('a name is broken by the room it takes, between words first, never between a letter and its accents', () => {
	expect(linesOf('東京都港区データセンター', 12)).toEqual(['東京都港区デ', 'ータセンター'])
	expect(linesOf('Hall 東京 north', 9)).toEqual(['Hall 東京', 'north'])
	expect(linesOf('Z\u0301Z\u0301Z\u0301Z\u0301Z\u0301', 4)).toEqual(['Z\u0301Z\u0301Z\u0301Z\u0301', 'Z\u0301'])
})
