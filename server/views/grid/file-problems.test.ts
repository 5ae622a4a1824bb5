import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { must } from '../../../tests/factories/must.ts'
import { fileProblems } from './edit-problems.ts'

const plan = validPlan(must(TEMPLATES[0]).plan)
const told = (over: Record<string, unknown>): readonly string[] => {
	const read = parsePlanFile({ ...plan, ...over })
	return read.ok ? [] : fileProblems(read.problems)
}

test('problems of a file are told by place and label, without paths, keys and commands', () => {
	const { powerContracts, sites, buildPhases } = plan
	const problems = told({
		powerContracts: [{ ...must(powerContracts[0]), startMonth: 'soon', colour: 'red' }],
		sites: [{ ...must(sites[0]), climate: 'Nowhere' }],
		buildPhases: [{ ...must(buildPhases[0]), procurement: [{ item: 'hv_transformers' }] }],
		catalogue: { gridRegions: [{ id: 'own' }], coolingTechnologies: [{ id: 'own' }] },
		labourPools: [{ id: 'hall', siteId: 'abilene', trade: 'electricians', available: 9 }],
		chipOrders: [],
		workloads: [],
		applications: [],
		horizon: 3,
	})
	expect(problems).toContain('Contract 1, start: expected a month, such as 2026-09.')
	expect(problems).toContain('Horizon, not a known field. Remove it.')
	expect(problems.length).toBeGreaterThan(8)
	for (const problem of problems)
		expect(problem).not.toMatch(/`|strata |\[\d|catalogue\.|unknown field|[a-z][A-Z]{1}[a-z]|_/)
})
