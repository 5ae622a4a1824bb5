import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { computePlan } from '#server/engine/compute-plan.ts'
import { must } from '../../../tests/factories/must.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { planResult } from '../../../tests/factories/plan-result.ts'
import { planVerdict, siteOnTarget } from '../../../tests/factories/verdict-result.ts'
import { overviewFinding, targetWords } from './overview-finding.ts'

const MW = 50
const END = '2026-12'
type Months = Readonly<Record<string, string | null | undefined>>
/** Sites asked for so much by a month, and when they have it. */
const result = (asked: Months, runs: Months) => {
	const sites = Object.entries(asked).map(([id, month]) => {
		const reached = runs[id] ?? null
		const step = { itMW: MW, reached, monthsLate: reached === null ? null : 0 }
		const steps = typeof month === 'string' ? [{ month, ...step }] : []
		const fullPower = { month: reached, monthsLate: reached === null ? null : 0 }
		return [id, siteOnTarget({ basis: steps.length > 0 ? 'stated' : 'plan', steps, fullPower })] as const
	})
	return planResult({ months: 12, verdict: planVerdict({ sites: Object.fromEntries(sites) }) })
}
const asking = (asked: Months) =>
	planFile({
		sites: Object.keys(asked).map((id) => ({
			id,
			name: id.toUpperCase(),
			country: 'US',
			latitude: 32,
			longitude: -99,
		})),
	})
const say = (asked: Months, runs: Months) => targetWords(asking(asked), result(asked, runs))

test('the month asked for stands beside the month in which the target runs', () => {
	const one = (asked: string | undefined, runs: string | null) => say({ a: asked }, { a: runs }).sentences.join(' ')
	expect(one(undefined, '2026-03')).toBe('')
	expect(one('2026-03', '2026-02')).toBe('Full power, 50 MW IT, comes in February 2026, by March 2026 as asked.')
	expect(one('2026-03', '2026-04')).toBe('Full power, 50 MW IT, comes in April 2026, 1 month later than asked.')
	expect(one('2026-03', null)).toBe('Full power, 50 MW IT, is asked for by March 2026 and not reached within the plan.')
	// Nobody knows what comes after the plan.
	expect(one('2049-01', null)).toBe('')
	expect(one(END, null)).not.toBe('')
})

test('of several sites the worst is named, and how many are late', () => {
	const asked = { a: '2026-03', b: '2026-03', c: undefined }
	expect(say(asked, { a: '2026-01', b: '2026-03', c: '2026-09' })).toEqual({
		late: null,
		sentences: ['Full power comes by the month asked for at two sites.'],
	})
	expect(say(asked, { a: '2026-05', b: null, c: null })).toEqual({
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
