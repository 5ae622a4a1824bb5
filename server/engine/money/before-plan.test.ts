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

const MILLION = 1e6
/** Soft cost .08 and contingency .14 of a liquid hall, on all of its construction (mM1.3). */
const SOFT_AND_CONTINGENCY = 1.08 * 1.14
const UNMOVED = [
	'shellSiteUsd',
	'distributionUsd',
	'fitOutUsd',
	'electricalUsd',
	'mechanicalUsd',
	'labourUsd',
	'premiumUsd',
] as const

test('a plan costs the same whenever its months begin: Abilene a year earlier (U13)', () => {
	const now = computePlan(template('abilene'))
	const earlier = computePlan(begunEarlier(template('abilene'), 12))
	expect(now.finance.beforePlanUsd.totalUsd).toBeGreaterThan(1e9)
	expect(now.finance.totals.capexUsd / 1e9).toBeCloseTo(38, 2)
	expect(Math.abs(now.finance.totals.capexUsd / earlier.finance.totals.capexUsd - 1)).toBeLessThan(0.012)
	// What lay before the plan is taken as planned: without travellers, who are lodged, and without delay, which the
	// contractor's conditions grow with. Nothing else of a hall may move but what is reckoned on these two.
	const halls = Object.entries(now.finance.halls)
	expect(halls).toHaveLength(8)
	for (const [id, hall] of halls) {
		const then = must(earlier.finance.halls[id])
		for (const key of UNMOVED) expect(then[key] / hall[key], `${id} ${key}`).toBeCloseTo(1, 12)
		const moved = then.lodgingUsd - hall.lodgingUsd + then.generalConditionsUsd - hall.generalConditionsUsd
		expect((then.totalUsd - hall.totalUsd) / MILLION, id).toBeCloseTo((moved * SOFT_AND_CONTINGENCY) / MILLION, 3)
	}
	const labour = ({ finance }: typeof now) => finance.totals.labourUsd + finance.beforePlanUsd.labourUsd
	expect(labour(now) / labour(earlier)).toBeCloseTo(1, 2)
	expect(now.workforce.construction.hours / earlier.workforce.construction.hours).toBeCloseTo(1, 2)
})

test('a plan whose halls and chips stand before its first month has a cost (U13)', () => {
	const { finance } = computePlan(template('llama-405b'))
	expect(finance.totals.capexUsd).toBeGreaterThan(700e6)
})

test('of the campus $324.7 M are paid before the plan: a quarter of the connection, turbines by their work, land (F17, B2)', () => {
	const { finance, workforce } = computePlan(workedPlan('campus'))
	expect(workforce.construction.beforePlanHours / 1e6).toBeCloseTo(0.241, 3)
	expect(workforce.construction.hours / 1e6).toBeCloseTo(20.512, 3)
	expect(finance.beforePlanUsd.totalUsd / 1e6).toBeCloseTo(324.7, 1)
	expect(finance.beforePlanUsd.chips).toBe(0)
	expect(finance.totals.capexUsd - finance.capexUsd.reduce((sum, month) => sum + month, 0)).toBeCloseTo(
		finance.beforePlanUsd.totalUsd,
		-1,
	)
})
