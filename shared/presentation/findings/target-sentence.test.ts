import { expect, test } from 'vitest'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { planResult, siteResult } from '../../../tests/factories/plan-result.ts'
import { targetSentence } from './target-sentence.ts'

const MW = 50
const built = siteResult(12)
const result = (runs: Readonly<Record<string, string | null>>) => ({
	...planResult({ months: 12 }),
	sites: Object.fromEntries(
		Object.keys(runs).map((id) => [id, { ...built, buildout: { ...built.buildout, targetItMW: MW } }]),
	),
	milestones: Object.entries(runs).flatMap(([siteId, month]) =>
		month === null ? [] : [{ kind: 'full_power', month, siteId, text: '' } as const],
	),
})
const asking = (asked: Readonly<Record<string, string | undefined>>) =>
	planFile({
		sites: Object.entries(asked).map(([id, targetMonth]) => ({
			...{ id, name: id.toUpperCase(), country: 'US', latitude: 32, longitude: -99 },
			...(targetMonth !== undefined && { targetMonth }),
		})),
	})

test('the month asked for stands beside the month in which the target runs', () => {
	const say = (asked: string | undefined, runs: string | null) =>
		targetSentence(asking({ a: asked }), result({ a: runs }))
	expect(say(undefined, '2026-03')).toBe('')
	expect(say('2026-03', '2026-02')).toBe('Full power, 50 MW IT, comes in February 2026, by March 2026 as asked.')
	expect(say('2026-03', '2026-04')).toBe('Full power, 50 MW IT, comes in April 2026, 1 month later than asked.')
	expect(say('2026-03', null)).toBe('Full power, 50 MW IT, is asked for by March 2026 and not reached within the plan.')
	// Nobody knows what comes after the plan.
	expect(say('2049-01', null)).toBe('')
})

test('of several sites the worst is named, and how many are late', () => {
	const asked = { a: '2026-03', b: '2026-03', c: undefined }
	expect(targetSentence(asking(asked), result({ a: '2026-01', b: '2026-03', c: '2026-09' }))).toBe(
		'Full power comes by the month asked for at two sites.',
	)
	expect(targetSentence(asking(asked), result({ a: '2026-05', b: null, c: null }))).toBe(
		'Full power comes later than asked at two of two sites. Full power at B, 50 MW IT, is asked for by March 2026 and not reached within the plan.',
	)
})
