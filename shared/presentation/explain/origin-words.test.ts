import { expect, test } from 'vitest'
import { UNITS } from '#shared/units/units.ts'
import { valueWithUnit } from './origin-words.ts'

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
