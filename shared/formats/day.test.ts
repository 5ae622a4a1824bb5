import { expect, test } from 'vitest'
import { dayInSentence, dayText } from './day.ts'

const now = new Date('2026-02-11T09:00:00Z')

test('a day is said as people say it', () => {
	expect(dayText(new Date('2026-02-11T00:01:00Z'), now)).toBe('Today')
	expect(dayText(new Date('2026-02-10T23:59:00Z'), now)).toBe('Yesterday')
	expect(dayText(new Date('2026-02-02T12:00:00Z'), now)).toBe('2 Feb')
	expect(dayText(new Date('2025-12-31T12:00:00Z'), now)).toBe('31 Dec 2025')
	expect(dayText(new Date('2026-02-18T12:00:00Z'), now)).toBe('18 Feb')
})

test('inside a sentence only a date keeps its capital', () => {
	const said = ['2026-02-11', '2026-02-10', '2026-02-02'].map((day) => dayInSentence(new Date(day), now))
	expect(said).toEqual(['today', 'yesterday', '2 Feb'])
})
