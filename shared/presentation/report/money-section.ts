import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { buildCostsView } from '../costs-view.ts'
import { sum } from '../series.ts'
import { compact, MISSING, percent } from '../wording/figures.ts'
import { basisBlocks } from './basis-blocks.ts'
import type { Cell, IssueFacts, Section, TableBlock } from './report-model.ts'
import { describeTimeChart, left, right, span, strong, words } from './report-parts.ts'

const environmentColumns = [
	['energyMWh', 'Energy, MWh'],
	['waterM3', 'Water, m³'],
	['waterOffsiteM3', 'Water off site, m³'],
	['scope1Tonnes', 'Scope 1, t\u00a0CO₂'],
	['co2LocationTonnes', 'Location-based, t\u00a0CO₂'],
	['co2MarketTonnes', 'Market-based, t\u00a0CO₂'],
] as const

function environmentTable(plan: PlanFile, result: PlanResult): TableBlock {
	const { environment } = result
	const free = environment.carbonFreeShare === null ? MISSING : percent(environment.carbonFreeShare)
	const all: readonly Cell[] = [
		strong(plan.sites.length === 1 ? (plan.sites[0]?.name ?? 'All sites') : 'All sites'),
		...environmentColumns.map(([key]) => strong(compact(environment[key]))),
		strong(free),
	]
	const each = plan.sites.map((site) => [
		words(site.name),
		...environmentColumns.map(([key]) => words(compact(sum(result.sites[site.id]?.[key] ?? [])))),
		words(MISSING),
	])
	return {
		kind: 'table',
		title: `Energy, water and carbon, ${span(result.months)}`,
		columns: [left('Site', 1), ...environmentColumns.map(([, name]) => right(name)), right('Carbon-free')],
		rows: plan.sites.length === 1 ? [all] : [all, ...each],
		least: 1,
		noun: 'sites',
		traces: [...environmentColumns.map(([key]) => key), 'environment.carbonFreeShare'],
		empty: 'No site yet.',
	}
}

/** What it costs, what it takes from the world, and what all of this rests on. */
export function moneySection({
	plan,
	result,
	facts,
}: {
	plan: PlanFile
	result: PlanResult
	facts: IssueFacts
}): Section {
	const view = buildCostsView({ result, today: null })
	return {
		bookmark: 'Cost, environment, basis',
		finding: view.finding.title,
		lede: view.finding.lede,
		traces: ['finance.totals.capexUsd', 'finance.totals.opexUsd', 'finance.totals.usdPerMillionTokens'],
		blocks: [
			{ kind: 'figures', figures: view.figures, perRow: 6 },
			{
				kind: 'pair',
				share: 0.47,
				left: [
					{
						kind: 'chart',
						number: 10,
						title: view.byLayer.title,
						measure: `Capex by layer, USD, ${span(result.months)}`,
						alt: `${view.byLayer.title}. ${view.byLayer.model.rows.map((row) => `${row.name}: ${row.shown}.`).join(' ')}`,
						source: 'Chips with network and storage.',
						traces: [
							'finance.capexByLayer.energy',
							'finance.capexByLayer.chips',
							'finance.capexByLayer.infrastructure',
						],
						chart: { type: 'bars', model: view.byLayer.model },
						least: 0,
						most: 0,
					},
				],
				right: [
					{
						kind: 'chart',
						number: 11,
						title: view.cash.title,
						measure: `Million USD, running total, ${span(result.months)}`,
						alt: describeTimeChart(view.cash.title, view.cash.chart),
						source: 'Capex and opex against revenue, before tax.',
						traces: ['finance.capexUsd', 'finance.opexUsd', 'finance.revenueUsd'],
						chart: { type: 'time', model: view.cash.chart },
						least: 110,
						most: 150,
					},
				],
			},
			environmentTable(plan, result),
			...basisBlocks({ plan, result, facts }),
		],
	}
}
