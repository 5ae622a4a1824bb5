import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { computePlan } from '#server/engine/compute-plan.ts'
import { validPlan } from '../../../../tests/factories/random/random-plan.ts'
import { buildMoneyView } from './money-view.ts'

test.each(TEMPLATES)('the running cost of $name is told kind by kind, and the kinds add up to it', ({ plan: file }) => {
	const plan = validPlan(file)
	const result = computePlan(plan)
	const { tabs } = buildMoneyView({ plan, result, status: null })
	const opex = tabs.find(({ id }) => id === 'estimate')?.bars?.[1]
	const total = (opex?.model.rows ?? []).reduce((sum, { value }) => sum + value, 0)
	expect(total / result.finance.totals.opexUsd).toBeCloseTo(1, 9)
	expect(opex?.title).toMatch(/ is \d/)
})
