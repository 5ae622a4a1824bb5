import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { sizePlan } from './size-plan.ts'

test('a plan sized for 75 MW in Querétaro by June 2029 says that its target comes late', () => {
	const place = { name: 'Querétaro', region: '', country: 'MX', latitude: 20.59, longitude: -100.39 }
	const answers = { place, itMW: 75, by: '2029-06', use: 'train', from: '2026-11' } as const
	const { plan } = sizePlan({ ...answers, model: null, archetype: null, users: null }, 'Querétaro', () => {})
	const { verdict } = computePlan(plan)
	const { headline, fullPower, basis, state } = verdict
	expect([basis, state, headline.case]).toEqual(['stated', 'late', 'target_late'])
	expect(headline.facts).toMatchObject({ targetMonth: '2029-06', fullPower: fullPower.month })
	expect(fullPower.monthsLate).toBeGreaterThan(0)
	expect(verdict.totals.late.mwMonths).toBeGreaterThan(0)
})
