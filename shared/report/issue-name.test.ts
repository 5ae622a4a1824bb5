import { expect, test } from 'vitest'
import { issueName, issueTime, reportFileName, shortHash } from './issue-name.ts'

test('the file of an issue has one name for good', () => {
	expect(reportFileName({ planName: 'Abilene campus', number: 3, day: '2026-11-24' })).toBe(
		'abilene-campus-R03-2026-11-24.pdf',
	)
	expect(reportFileName({ planName: 'Abilene campus', number: null, day: '2026-11-24' })).toBe(
		'abilene-campus-now-2026-11-24.pdf',
	)
})

test('a name of signs only, or of another script, still gives a file name', () => {
	expect(reportFileName({ planName: '../../"\r\n', number: 12, day: '2026-11-24' })).toBe('plan-R12-2026-11-24.pdf')
	expect(reportFileName({ planName: 'Київ 1', number: 1, day: '2026-11-24' })).toBe('київ-1-R01-2026-11-24.pdf')
	expect(reportFileName({ planName: 'x'.repeat(500), number: 1, day: '2026-11-24' }).length).toBeLessThan(90)
})

test('hash, time and number are written for people', () => {
	expect(shortHash('7c1e09ab44d2f00d')).toBe('7c1e 09ab 44d2')
	expect(issueTime('2026-02-03T04:05:06.000Z')).toBe('3 Feb 2026, 04:05 UTC')
	expect(issueName({ number: null })).toBe('unnumbered print')
})
