import { expect, test } from 'vitest'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { VERDICT_PLANS } from '../../../tests/verdicts/plans.ts'
import { beginWith, beginWithNext, firstSteps } from './first-steps.ts'

function planOf(document: unknown): PlanFile {
	const parsed = parsePlanFile(document)
	if (!parsed.ok) throw new Error('The plan must be valid.')
	return parsed.plan
}
const blank = planOf({ format: 'strata.plan/1', name: 'Blank', startMonth: '2027-01', horizonMonths: 36 })
const open = (plan: PlanFile) => firstSteps(plan)?.flatMap(({ name, done }) => (done ? [] : [name])) ?? []

test('an empty plan is led from the site to who uses it, each step to the form it needs', () => {
	expect(open(blank)).toEqual(['Site', 'Power', 'Halls', 'Chips', 'Application', 'Workload'])
	expect(firstSteps(blank)?.map(({ to }) => to)).toEqual([
		'sites?add=sites',
		'energy?add=powerContracts',
		'infrastructure?add=buildPhases',
		'chips?add=chipOrders',
		'demand?add=applications',
		'demand?tab=workloads&add=workloads',
	])
})

test('a plan that can be judged has no steps left, and one that only trains needs no application', () => {
	for (const { plan, name } of TEMPLATES) expect([name, open(planOf(plan))]).toEqual([name, []])
	for (const document of TEMPLATES.map(({ plan }) => planOf(plan))) {
		const trainsOnly = document.workloads.filter(({ kind }) => kind !== 'inference')
		expect(open({ ...document, applications: [], workloads: trainsOnly })).toEqual(
			trainsOnly.length > 0 ? [] : ['Application', 'Workload'],
		)
	}
})

test('who only lets halls needs no chips, applications or workloads; who begins with chips of their own does', () => {
	const landlord = VERDICT_PLANS.landlord()
	expect(firstSteps(landlord)).toBeNull()
	const [template] = TEMPLATES.map(({ plan }) => planOf(plan))
	expect(open({ ...landlord, chipOrders: template?.chipOrders ?? [] })).toEqual(['Application', 'Workload'])
})

test('a step is done with its first entry', () => {
	const [template] = TEMPLATES.map(({ plan }) => planOf(plan))
	if (template === undefined) throw new Error('There must be a template.')
	expect(open({ ...blank, sites: template.sites, powerContracts: template.powerContracts })).toEqual([
		'Halls',
		'Chips',
		'Application',
		'Workload',
	])
})

test('a page with nothing to show names the entry that it needs, and the balance the first that lacks', () => {
	expect(beginWith('buildPhases', { isEmpty: true })).toEqual({ noun: 'hall', to: 'infrastructure?add=buildPhases' })
	expect(beginWith('buildPhases', { isEmpty: false })).toBeNull()
	expect(beginWithNext(blank)).toMatchObject({ noun: 'site' })
	const [template] = TEMPLATES.map(({ plan }) => planOf(plan))
	if (template === undefined) throw new Error('There must be a template.')
	expect(beginWithNext(template)).toMatchObject({ noun: 'workload' })
})
