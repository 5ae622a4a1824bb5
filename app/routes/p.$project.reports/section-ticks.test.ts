import { expect, test } from 'vitest'
import { arrangedSections, movedIn } from './section-ticks.ts'

const idsOf = (ticks: ReturnType<typeof arrangedSections>) => ticks.map(({ id }) => id)

test('what is printed comes first in its order, appendices last, and nothing twice', () => {
	const ticks = arrangedSections({ length: 'brief', preset: null, sections: ['glossary', 'money', 'energy'] })
	expect(idsOf(ticks).slice(0, 2)).toEqual(['money', 'energy'])
	expect(ticks.filter(({ isTicked }) => isTicked).map(({ id }) => id)).toEqual(['money', 'energy', 'glossary'])
	expect(new Set(idsOf(ticks)).size).toBe(ticks.length)
})

test('a section moves a place among its own and stays at the end of them', () => {
	const ticks = arrangedSections({ length: 'full', preset: null, sections: null })
	const [first, second] = idsOf(ticks)
	expect(idsOf(movedIn(ticks, second ?? '', -1)).slice(0, 2)).toEqual([second, first])
	expect(movedIn(ticks, first ?? '', -1)).toEqual(ticks)
	const lastSection = ticks.findLast(({ isAppendix }) => !isAppendix)?.id ?? ''
	expect(movedIn(ticks, lastSection, 1)).toEqual(ticks)
})
