import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { buildStartView } from '#server/views/pages/start-view.ts'
import type { StartAnswers } from '#shared/start/answers.ts'
import { sizePlan } from './size-plan.ts'

const PLACES = {
	Querétaro: { country: 'MX', latitude: 20.59, longitude: -100.39 },
	Dallas: { country: 'US', latitude: 32.78, longitude: -96.8 },
	Frankfurt: { country: 'DE', latitude: 50.11, longitude: 8.68 },
} as const

type Asked = Pick<StartAnswers, 'itMW' | 'by' | 'use'> & Partial<Pick<StartAnswers, 'way'>>

function sizedAt(name: keyof typeof PLACES, asked: Asked) {
	const place = { ...PLACES[name], name, region: '' }
	const answers = { ...asked, place, from: '2026-11', model: null, archetype: null, users: null }
	const sized = sizePlan(answers, name, () => {})
	return { ...sized, answers, result: computePlan(sized.plan), range: null, ways: [] }
}

test('a plan sized for 75 MW in Querétaro by June 2029 says that its target comes late', () => {
	const { verdict } = sizedAt('Querétaro', { itMW: 75, by: '2029-06', use: 'train' }).result
	const { headline, fullPower, basis, state } = verdict
	expect([basis, state, headline.case]).toEqual(['stated', 'late', 'target_late'])
	expect(headline.facts).toMatchObject({ targetMonth: '2029-06', fullPower: fullPower.month })
	expect(fullPower.monthsLate).toBeGreaterThan(0)
	expect(verdict.totals.late.mwMonths).toBeGreaterThan(0)
})

const HELD: readonly (readonly [keyof typeof PLACES, Asked])[] = [
	['Dallas', { itMW: 200, by: '2029-01', use: 'serve' }],
	['Dallas', { itMW: 200, by: '2029-01', use: 'lease' }],
	['Frankfurt', { itMW: 48, by: '2028-12', use: 'lease', way: 'shell' }],
	['Querétaro', { itMW: 75, by: '2028-12', use: 'serve' }],
]

test.each(HELD)('%s, %o: what is told to hold the plan is what the verdict loses most by', (name, asked) => {
	const { heldBy, result } = sizedAt(name, asked)
	const [most] = result.verdict.losses
	const told = { hall: ['late', 'infrastructure'], power: ['late', 'energy'], none: [] }[heldBy?.what ?? 'none']
	expect([most?.kind, most?.layer]).toEqual(told)
})

test('halls that are let have tenants, a published rent to confirm and no chips of their own', () => {
	const sized = sizedAt('Dallas', { itMW: 150, by: '2036-01', use: 'lease' })
	const { plan, result } = sized
	expect([plan.chipOrders, plan.workloads, plan.applications]).toEqual([[], [], []])
	expect(plan.sites.map(({ operatingModel }) => operatingModel)).toEqual(['landlord'])
	expect(plan.leases.map(({ phaseId, itMW, startMonth }) => [phaseId, itMW, startMonth])).toEqual([
		['hall-1', 75, '2036-01'],
		['hall-2', 75, '2036-01'],
	])
	expect(plan.notes['leases/lease-1/rentUsdPerKWMonth']).toMatchObject({
		source: 'Applied Digital, Form 8-K of 2 June 2025 (Ellendale, CoreWeave)',
		why: 'A published lease of whole halls for 15 years. Please confirm.',
	})
	expect(result.verdict.fullPower).toEqual({ month: '2036-01', monthsLate: 0 })
	expect(result.finance.revenueByKind.leasesUsd.at(-1)).toBeCloseTo(150_000 * 155.6, 3)
	const view = buildStartView(sized)
	expect(view.figures.map(({ label }) => label)).not.toContain('Accelerators')
	expect(view.figures.find(({ label }) => label === 'Leased')).toMatchObject({
		...{ value: '150', unit: 'MW IT', note: '$156 per kW-month' },
	})
	expect(view.lines.map(({ text, note }) => `${text}, ${note}`)).toContain(
		'Tenant, hall 2, 75 MW IT, lease from Jan 2036',
	)
})
