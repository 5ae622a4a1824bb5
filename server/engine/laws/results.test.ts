import { describe, expect, test } from 'vitest'
import {
	everyPlan,
	forEveryPlan,
	frameOf,
	type Laws,
	LAW_TIMEOUT_MS,
	resultOf,
} from '../../../tests/factories/every-plan.ts'
import { BINDING, COVERAGE_AND_BINDING, sparing } from '../../../tests/laws/coverage-and-binding.ts'
import { PEOPLE_AND_DATES } from '../../../tests/laws/people-and-dates.ts'
import { SUMS } from '../../../tests/laws/sums.ts'
import { SUPPLY_AND_SERVICE } from '../../../tests/laws/supply-and-service.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { PlanResult } from '#shared/result.ts'
import { rerunPlan, resultOf as documentOf } from '../compute-plan.ts'

function hold(laws: Laws, of: (plan: PlanFile) => PlanResult): void {
	test.each(Object.entries(laws))('law: %s', { timeout: LAW_TIMEOUT_MS }, (_, law) => {
		forEveryPlan((plan) => {
			law(of(plan), plan)
		})
	})
}

test('every plan has a result', { timeout: LAW_TIMEOUT_MS }, () => {
	expect(everyPlan().map(resultOf)).toHaveLength(everyPlan().length)
})

describe('sums', () => {
	hold(SUMS, resultOf)
})
describe('supply and service', () => {
	hold(SUPPLY_AND_SERVICE, resultOf)
})
describe('people and dates', () => {
	hold(PEOPLE_AND_DATES, resultOf)
})
describe('coverage and binding', () => {
	hold(COVERAGE_AND_BINDING, resultOf)
	hold(BINDING, (plan) => documentOf(rerunPlan(frameOf(plan), sparing(plan))))
})
