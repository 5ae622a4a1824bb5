import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { explainFigure } from '#server/services/plans/explain-figure.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { buildApplicationsView } from '#shared/presentation/applications-view.ts'
import { buildBalanceView } from '#shared/presentation/balance-view.ts'
import { buildChipsView } from '#shared/presentation/chips-view.ts'
import { buildCostsView } from '#shared/presentation/costs-view.ts'
import { buildEnergyView } from '#shared/presentation/energy-view.ts'
import { scheduleFinding } from '#shared/presentation/findings/schedule-finding.ts'
import { buildInfrastructureView } from '#shared/presentation/infrastructure-view.ts'
import { buildModelsView } from '#shared/presentation/models-view.ts'
import { buildOverview } from '#shared/presentation/overview-view.ts'
import { buildSitesView } from '#shared/presentation/sites-view.ts'
import { buildWorkforceView } from '#shared/presentation/workforce-view.ts'
import type { WhyTarget } from '#shared/presentation/key-figure.ts'
import type { PlanResult } from '#shared/result.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'

function isTarget(value: object): value is WhyTarget {
	return 'quantity' in value && 'scope' in value && 'month' in value
}

function targetsIn(value: unknown): readonly WhyTarget[] {
	if (typeof value !== 'object' || value === null) return []
	if (isTarget(value)) return [value]
	return Object.values(value).flatMap(targetsIn)
}

function pagesOf(plan: PlanFile, result: PlanResult): Record<string, unknown> {
	const input = { plan, result, today: null }
	return {
		overview: buildOverview(input),
		energy: buildEnergyView(input),
		chips: buildChipsView(input),
		infrastructure: buildInfrastructureView(input),
		models: buildModelsView(input),
		applications: buildApplicationsView(input),
		workforce: buildWorkforceView({ result, trade: null, today: null }),
		costs: buildCostsView({ result, today: null }),
		balance: buildBalanceView(result),
		sites: buildSitesView(plan, result),
		schedule: { finding: scheduleFinding(result) },
	}
}

for (const template of TEMPLATES) {
	const parsed = parsePlanFile(template.plan)
	if (!parsed.ok) throw new Error(`${template.name} is not valid`)
	const { plan } = parsed
	const pages = pagesOf(plan, computePlan(plan))

	test(`every figure that opens on a page of ${template.name} has an explanation`, () => {
		const asked = new Map(targetsIn(pages).map((target) => [`${target.quantity} ${target.scope}`, target]))
		const silent = [...asked.values()].flatMap((target) => {
			const answer = explainFigure(plan, { ...target, depth: 1 })
			return answer.ok ? [] : [`${target.quantity} ${target.scope}: ${answer.message}`]
		})
		expect(silent).toEqual([])
		expect(asked.size).toBeGreaterThan(20)
	})

	test(`no page of ${template.name} shows a gap where words or figures should be`, () => {
		expect(JSON.stringify(pages)).not.toMatch(/undefined|NaN|Infinity|\[object/)
	})
}
