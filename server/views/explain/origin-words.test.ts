import { expect, test } from 'vitest'
import { UNITS } from '#shared/units/units.ts'
import { leafLine, valueWithUnit } from './origin-words.ts'

const SHARE = 0.055

test('every share-like unit prints a share in per cent, with the sign once', () => {
	const labels = [...Object.values(UNITS).map(({ label }) => label), 'share'].filter(
		(label) => label.includes('%') || label === 'share',
	)
	expect(labels.map((label) => [label, valueWithUnit(SHARE, label)])).toEqual([
		['%', '5.5%'],
		['%/year', '5.5%/year'],
		['share', '5.5%'],
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

test('an assumption of a megawatt has its ends in its own unit beside the floor of a hall', () => {
	const words = { placeOf: () => 'Hall 1', linkOf: () => null }
	const key = 'floorAreaM2PerItMW'
	const leaf = { label: 'Floor area', scope: 'phase:a', value: 18_915, unit: 'm²' }
	const about = { low: 153, high: 930 }
	const assumed = {
		...leaf,
		origin: { kind: 'default', path: `assumptions.${key}`, source: 'median', quality: 'derived', ...about },
	} as const
	expect(leafLine(assumed, words)).toMatchObject({
		value: '18,915 m²',
		detail: '153 to 930 m² per MW IT · median',
	})
	const said = { who: null, when: null, why: null, source: null }
	const by = { default: 325, defaultSource: 'median', defaultQuality: 'derived', ...about, ...said } as const
	const { detail } = leafLine({ ...leaf, origin: { kind: 'override', key: `s/${key}`, ...by } }, words)
	expect(detail).toBe('was 325 m² per MW IT (153 to 930 · median)')
})
