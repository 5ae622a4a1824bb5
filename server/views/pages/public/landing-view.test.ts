import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { findTemplate, sampleTemplate } from '#shared/catalogue/templates.ts'
import { validPlan } from '../../../../tests/factories/random/random-plan.ts'
import { buildLanding } from './landing-view.ts'

test('the figure that is opened on the first page is the product of the two that stand under it', () => {
	const plan = validPlan(findTemplate(sampleTemplate)?.plan)
	const { value, formula } = buildLanding({ plan, result: computePlan(plan) }).example
	const [itMW = 0, pue = 0] = formula.split(' × ').map(Number)
	expect(Math.abs(itMW * pue - Number(value))).toBeLessThan(1)
})
