import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { randomPlans, validPlan } from '../../../../../tests/factories/random/random-plan.ts'
import { runPlan } from '../../../compute-plan.ts'
import { SiteHours } from './undone.ts'

afterEach(() => {
	vi.restoreAllMocks()
})

test('law: a load that firm imports carry leaves nothing undone by the hours either (lP6)', { timeout: 60_000 }, () => {
	const plans = [...TEMPLATES.map(({ plan }) => validPlan(plan)), ...fc.sample(randomPlans, { seed: 36, numRuns: 24 })]
	const carried = vi.spyOn(SiteHours.prototype, 'isCarried')
	const figuresOf = (plan: PlanFile) => [...runPlan(plan).columns].map(([id, { values }]) => [id, values])
	const short = plans.map(figuresOf)
	expect(carried.mock.results.filter(({ value }) => value === true).length).toBeGreaterThan(100)
	carried.mockReturnValue(false)
	for (const [index, plan] of plans.entries()) expect(figuresOf(plan)).toEqual(short[index])
})
