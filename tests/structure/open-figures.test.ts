import { expect, test } from 'vitest'
import { computePlan, runPlan } from '#server/engine/compute-plan.ts'
import { explainPlan } from '#server/engine/explain-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { buildApplicationsView } from '#shared/presentation/applications-view.ts'
import { buildBalanceView } from '#shared/presentation/balance-view.ts'
import { timeChartTable } from '#shared/presentation/charts/time-table.ts'
import { buildChipsView } from '#shared/presentation/chips-view.ts'
import { buildCostsView } from '#shared/presentation/costs-view.ts'
import { buildEnergyView } from '#shared/presentation/energy-view.ts'
import { scheduleFinding } from '#shared/presentation/findings/schedule-finding.ts'
import { buildInfrastructureView } from '#shared/presentation/infrastructure-view.ts'
import { buildModelsView } from '#shared/presentation/models-view.ts'
import { buildOverview } from '#shared/presentation/overview-view.ts'
import { buildSitesView } from '#shared/presentation/sites-view.ts'
import { buildWorkforceView } from '#shared/presentation/workforce-view.ts'
import type { KeyFigure, WhyTarget } from '#shared/presentation/key-figure.ts'
import { MISSING } from '#shared/presentation/wording/figures.ts'
import type { PlanResult } from '#shared/result.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { twoSites } from '../factories/two-sites.ts'

function isTarget(value: object): value is WhyTarget {
	return 'quantity' in value && 'scope' in value && 'month' in value
}

function targetsIn(value: unknown): readonly WhyTarget[] {
	if (typeof value !== 'object' || value === null) return []
	if (isTarget(value)) return [value]
	return Object.values(value).flatMap(targetsIn)
}

function isFigure(value: object): value is Pick<KeyFigure, 'label' | 'value' | 'why'> {
	return 'label' in value && 'value' in value && 'why' in value
}

function figuresIn(value: unknown): readonly Pick<KeyFigure, 'label' | 'value' | 'why'>[] {
	if (typeof value !== 'object' || value === null) return []
	if (isFigure(value)) return [value]
	return Object.values(value).flatMap(figuresIn)
}

function isSeries(value: object): value is { readonly opens: Pick<WhyTarget, 'quantity' | 'scope'> } {
	if (!('opens' in value) || typeof value.opens !== 'object' || value.opens === null) return false
	return 'quantity' in value.opens
}

/** What the figures of charts open, in the month in which each is largest. */
function seriesIn(value: unknown): readonly WhyTarget[] {
	if (typeof value !== 'object' || value === null) return []
	if (isSeries(value)) return [{ ...value.opens, month: null }]
	return Object.values(value).flatMap(seriesIn)
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

function planOf(file: unknown): PlanFile {
	const parsed = parsePlanFile(file)
	if (!parsed.ok) throw new Error(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
	return parsed.plan
}

const PLANS: readonly (readonly [name: string, plan: PlanFile])[] = [
	...TEMPLATES.map((template) => [template.name, planOf(template.plan)] as const),
	['a plan of two sites', twoSites()],
]

/** Some hundred explanations a plan. */
const PATIENCE = 60_000

for (const [name, plan] of PLANS) {
	const frame = runPlan(plan)
	const pages = pagesOf(plan, computePlan(plan))

	test(`every figure that opens on a page of ${name} has an explanation`, { timeout: PATIENCE }, () => {
		const asked = new Map(targetsIn(pages).map((target) => [`${target.quantity} ${target.scope}`, target]))
		const silent = [...asked.values(), ...seriesIn(pages)].flatMap(({ quantity, scope, month }) => {
			const answer = explainPlan(frame, { quantity, scope, month: month ?? undefined, depth: 1 })
			return answer.ok ? [] : [`${quantity} ${scope}: ${answer.message}`]
		})
		expect(silent).toEqual([])
		expect(asked.size).toBeGreaterThan(20)
	})

	test(`no page of ${name} shows a gap where words or figures should be`, () => {
		expect(JSON.stringify(pages)).not.toMatch(/undefined|NaN|Infinity|\[object/)
	})
}

// Counts of entries, and the mean over all months, are no quantity of the engine; everything else it computed.
const COUNTED = ['Workloads', 'Late halls', 'Asked on average']

test.each(PLANS)('every key figure of %s opens', (_, plan) => {
	const closed = figuresIn(pagesOf(plan, computePlan(plan))).filter(
		({ label, value, why }) => why === null && value !== MISSING && !COUNTED.includes(label),
	)
	expect(closed.map(({ label }) => label)).toEqual([])
})

test('the table behind a chart opens month by month', () => {
	const { charts } = buildEnergyView({ plan: twoSites(), result: computePlan(twoSites()), today: null })
	const [meter] = charts.map(({ chart }) => timeChartTable(chart))
	expect(meter?.opens?.[3]?.[1]).toEqual({ quantity: 'layers.energy.available', scope: 'plan', month: '2026-04' })
})
