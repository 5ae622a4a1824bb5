import { expect, test } from 'vitest'
import { UNITS } from '#shared/units/units.ts'
import { leafLine, valueWithUnit } from './origin-words.ts'

const SHARE = 0.055

test('every share-like unit prints a share in per cent, with the sign once', () => {
	const labels = [...Object.values(UNITS).map(({ label }) => label), 'share'].filter(
		(label) => label.includes('%') || label === 'share',
	)
	expect(labels.map((label) => [label, valueWithUnit(SHARE, label)])).toEqual([
		['%', '5.5\u202f%'],
		['% a year', '5.5\u202f% a year'],
		['share', '5.5\u202f%'],
	])
})

test('a month of the plan is told as a month, a number of months as a number', () => {
	const words = { placeOf: (scope: string) => scope, linkOf: () => null, firstMonth: '2026-11' }
	const of = (field: string) => {
		const origin = {
			kind: 'plan',
			path: `powerContracts[0].${field}`,
			source: null,
			quality: null,
			who: null,
			when: null,
			why: null,
		} as const
		return leafLine({ label: 'Start', scope: 'plan', value: 19, unit: 'months', origin }, words).value
	}
	expect([of('startMonth'), of('termMonths')]).toEqual(['Jun 2028', '19 months'])
})
