import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { runPlan } from './compute-plan.ts'
import { HEADLINE_PROGRAM } from './headline-run.ts'
import { noteOf } from './kernel/run.ts'
import { judgePlan } from './verdict/judge.ts'
import { measureSites } from './verdict/measure.ts'
import { planDates } from './verdict/states/plan-dates.ts'

test('a draw runs nothing of what is lost and why: dates are read of what is delivered', () => {
	const steps = HEADLINE_PROGRAM.placed.map(({ step }) => step.id)
	expect(steps).toContain(measureSites.id)
	expect(steps).not.toContain(judgePlan.id)
})

test.each(TEMPLATES)('$name: dates without the verdict are those of the verdict', ({ plan: file }) => {
	const parsed = parsePlanFile(file)
	if (!parsed.ok) throw new Error('A template is a plan.')
	const frame = runPlan(parsed.plan)
	const { verdict } = noteOf(frame, judgePlan)
	const { sites, targetItMW, ...dates } = planDates(parsed.plan, noteOf(frame, measureSites))
	expect(verdict).toMatchObject({ ...dates, sites })
	expect(targetItMW).toBe(verdict.headline.facts.targetItMW)
})
