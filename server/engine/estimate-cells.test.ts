import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { hostilePlan } from '../../tests/factories/hostile-plan.ts'
import { twoSites } from '../../tests/factories/two-sites.ts'
import { benchPlan } from '../../tests/bench/bench-plan.ts'
import { runPlan } from './compute-plan.ts'
import { estimateCells } from './estimate-cells.ts'

function heldBy(plan: PlanFile): number {
	return [...runPlan(plan).columns.values()].reduce((sum, { values }) => sum + values.length, 0)
}

test('the estimate is what a run holds, to the cell', () => {
	const templates = TEMPLATES.flatMap(({ plan }) => {
		const parsed = parsePlanFile(plan)
		return parsed.ok ? [parsed.plan] : []
	})
	for (const plan of [...templates, twoSites()]) expect(estimateCells(plan).cells, plan.name).toBe(heldBy(plan))
})

test('the bench plan is a third of the budget, the largest plan of the format far more than all of it', () => {
	expect(estimateCells(benchPlan()).cells).toBeGreaterThan(4_000_000)
	expect(estimateCells(benchPlan()).cells).toBeLessThan(20_000_000 / 2.5)
	const { cells, placements } = estimateCells(hostilePlan())
	expect(cells).toBeGreaterThan(1_000_000_000)
	expect(placements).toBeGreaterThan(cells / 2)
})
