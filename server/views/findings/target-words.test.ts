import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import type { Milestone } from '#shared/result/milestone-result.ts'
import { computePlan } from '#server/engine/compute-plan.ts'
import { must } from '../../../tests/factories/must.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { planResult, siteResult } from '../../../tests/factories/plan-result.ts'
import { overviewFinding, targetWords } from './overview-finding.ts'

const MW = 50
const built = siteResult(12)
const result = (runs: Readonly<Record<string, string | null>>) => ({
	...planResult({ months: 12 }),
	sites: Object.fromEntries(
		Object.keys(runs).map((id) => [id, { ...built, buildout: { ...built.buildout, targetItMW: MW } }]),
	),
	milestones: Object.entries(runs).flatMap(([siteId, month]): readonly Milestone[] => {
		const facts = { kind: 'full_power', site: siteId, itMW: MW, accelerators: 1, leasedMW: 0 } as const
		return month === null ? [] : [{ month, kind: 'full_power', siteId, facts }]
	}),
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
		targetWords(asking({ a: asked }), result({ a: runs })).sentences.join(' ')
	expect(say(undefined, '2026-03')).toBe('')
	expect(say('2026-03', '2026-02')).toBe('Full power, 50 MW IT, comes in February 2026, by March 2026 as asked.')
	expect(say('2026-03', '2026-04')).toBe('Full power, 50 MW IT, comes in April 2026, 1 month later than asked.')
	expect(say('2026-03', null)).toBe('Full power, 50 MW IT, is asked for by March 2026 and not reached within the plan.')
	// Nobody knows what comes after the plan.
	expect(say('2049-01', null)).toBe('')
})

test('of several sites the worst is named, and how many are late', () => {
	const asked = { a: '2026-03', b: '2026-03', c: undefined }
	expect(targetWords(asking(asked), result({ a: '2026-01', b: '2026-03', c: '2026-09' }))).toEqual({
		late: null,
		sentences: ['Full power comes by the month asked for at two sites.'],
	})
	expect(targetWords(asking(asked), result({ a: '2026-05', b: null, c: null }))).toEqual({
		late: 'Full power at B, 50 MW IT, is asked for by March 2026 and not reached within the plan',
		sentences: [
			'Full power comes later than asked at two of two sites.',
			'Full power at B, 50 MW IT, is asked for by March 2026 and not reached within the plan.',
		],
	})
})

test('a plan that serves all that is asked of it, and its target late, is headed by the target', () => {
	const plan = validPlan(must(TEMPLATES.find(({ name }) => name === 'llama-405b')).plan)
	const by = (targetMonth: string | null) => {
		const asking = { ...plan, sites: plan.sites.map((site) => ({ ...site, targetItMW: 25, targetMonth })) }
		return overviewFinding(asking, computePlan(asking))
	}
	expect(by(null).title).toMatch(
		/^The plan serves all its work; at worst 99\u202f% of the accelerators and their spares asked for are there in /,
	)
	expect(by('2025-12').lede).toMatch(/ Full power, 25 MW IT, comes in .*, by December 2025 as asked\.$/)
	const late = by('2023-06')
	expect(late.title).toMatch(/^Full power, 25 MW IT, comes in January 2024, 7 months later than asked$/)
	expect(late.lede).not.toContain('Full power')
})
