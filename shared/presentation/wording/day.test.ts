import { expect, test } from 'vitest'
import { dayText } from './day.ts'

const now = new Date('2026-02-11T09:00:00Z')

test('a day is said as people say it', () => {
	expect(dayText(new Date('2026-02-11T00:01:00Z'), now)).toBe('Today')
	expect(dayText(new Date('2026-02-10T23:59:00Z'), now)).toBe('Yesterday')
	expect(dayText(new Date('2026-02-02T12:00:00Z'), now)).toBe('2 Feb')
	expect(dayText(new Date('2025-12-31T12:00:00Z'), now)).toBe('31 Dec 2025')
	expect(dayText(new Date('2026-02-18T12:00:00Z'), now)).toBe('18 Feb')
})
