import { expect, test } from 'vitest'
import { optionsFor } from './combobox.tsx'

const HALLS = ['Hall A', 'Hall B', 'Hall C', 'Old hall c annex', 'Hall C2']

test('a name typed to its end is found first, so that an arrow and Enter take it and no other', () => {
	expect(optionsFor(HALLS, { text: 'hall c', typed: true })).toEqual({
		shown: ['Hall C', 'Hall C2', 'Old hall c annex'],
		from: -1,
	})
	expect(optionsFor(HALLS, { text: 'Hall C2', typed: true }).shown).toEqual(['Hall C2'])
})

test('what is chosen already is no search: all are shown, and the arrows go on from it', () => {
	expect(optionsFor(HALLS, { text: 'Hall B', typed: false })).toEqual({ shown: HALLS, from: 1 })
	expect(optionsFor(HALLS, { text: ' ', typed: true })).toEqual({ shown: HALLS, from: -1 })
})

test('what no option holds finds none', () => {
	expect(optionsFor(HALLS, { text: 'Hall D', typed: true }).shown).toEqual([])
})
