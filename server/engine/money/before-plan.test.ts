import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { must } from '../../../tests/factories/must.ts'
import { workedPlan } from '../../../tests/factories/worked-plan.ts'
import { computePlan } from '../compute-plan.ts'

function template(name: string): PlanFile {
	const parsed = parsePlanFile(must(TEMPLATES.find((one) => one.name === name)).plan)
	if (!parsed.ok) throw new Error(name)
	return parsed.plan
}
/** The same plan, told from so many months earlier to the same last month. */
const begunEarlier = (plan: PlanFile, by: number): PlanFile => ({
	...plan,
	startMonth: addMonths(plan.startMonth, -by),
	horizonMonths: plan.horizonMonths + by,
})

test('a plan costs the same whenever its months begin: Abilene a year earlier (U13)', () => {
	const now = computePlan(template('abilene'))
	const earlier = computePlan(begunEarlier(template('abilene'), 12))
	expect(now.finance.beforePlanUsd.totalUsd).toBeGreaterThan(1e9)
	expect(now.finance.totals.capexUsd / 1e9).toBeCloseTo(38.19, 2)
	for (const key of ['capexUsd', 'usdPerItMW'] as const)
		// What lay before the plan is taken as planned: without travellers, who are lodged, and without delay.
		expect(Math.abs(must(now.finance.totals[key]) / must(earlier.finance.totals[key]) - 1), key).toBeLessThan(0.012)
	const labour = ({ finance }: typeof now) => finance.totals.labourUsd + finance.beforePlanUsd.labourUsd
	expect(labour(now) / labour(earlier)).toBeCloseTo(1, 2)
	expect(now.workforce.construction.hours / earlier.workforce.construction.hours).toBeCloseTo(1, 2)
})

test('a plan whose halls and chips stand before its first month has a cost (U13)', () => {
	const { finance } = computePlan(template('llama-405b'))
	expect(finance.totals.capexUsd).toBeGreaterThan(700e6)
})

test('of the campus $415.9 M are paid before the plan: a quarter of the connection, turbines by their work, land (F17, B2)', () => {
	const { finance, workforce } = computePlan(workedPlan('campus'))
	expect(workforce.construction.beforePlanHours / 1e6).toBeCloseTo(0.241, 3)
	expect(workforce.construction.hours / 1e6).toBeCloseTo(20.512, 3)
	expect(finance.beforePlanUsd.totalUsd / 1e6).toBeCloseTo(415.9, 1)
	expect(finance.beforePlanUsd.chips).toBe(0)
	expect(finance.totals.capexUsd - finance.capexUsd.reduce((sum, month) => sum + month, 0)).toBeCloseTo(
		finance.beforePlanUsd.totalUsd,
		-1,
	)
})
