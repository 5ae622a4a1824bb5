import { expect, test } from 'vitest'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { PLAIN_SETTINGS } from '#shared/schemas/report/report-settings.ts'
import { issueFacts } from '../../../tests/factories/campus/campus.ts'
import { must } from '../../../tests/factories/must.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { buildReadiness } from '../pages/assumptions/readiness-view.ts'
import { buildReport } from './build-report.ts'
import { areOpen } from '#shared/report/report-point.ts'

test('the overview and the report count the same points in the same words', () => {
	const plan = validPlan(must(TEMPLATES.find(({ name }) => name === 'abilene')).plan)
	const result = resultOf(runPlan(plan))
	const report = buildReport({ plan, result, facts: issueFacts({ settings: { ...PLAIN_SETTINGS, length: 'full' } }) })
	const { title } = buildReadiness(plan, result)
	expect(title).toMatch(/ warnings to review$/)
	expect(must(report.sections.find(({ bookmark }) => bookmark.includes('Readiness'))).finding).toBe(title)
})

test('what is open in a report is counted apart from what is to be looked at, and says so', () => {
	expect([areOpen(1), areOpen(9)]).toEqual(['One item is open', 'Nine items are open'])
})
