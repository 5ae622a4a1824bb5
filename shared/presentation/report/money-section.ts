import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { CARBON_FREE, buildCostsView, cashChart, ENVIRONMENT, layerBars, moneyTable } from '../pages/costs-view.ts'
import { headOf } from '../tables/head-of.ts'
import { MISSING } from '../wording/figures.ts'
import { figuresFrom } from '../figures/figure.ts'
import { chartOf, tableOf, timeChartOf } from './blocks.ts'
import { basisBlocks } from './basis-blocks.ts'
import type { Cell, SectionBody, TableBlock, ReportInput } from './report-model.ts'
import { left, right, shown, span, strong, words } from './report-parts.ts'

function environmentTable(plan: PlanFile, result: PlanResult): TableBlock {
	const { figure } = figuresFrom({ plan, result })
	const all: readonly Cell[] = [
		strong(plan.sites.length === 1 ? (plan.sites[0]?.name ?? 'All sites') : 'All sites'),
		...ENVIRONMENT.map((key) => ({ ...shown(figure(`environment.${key}`)), strong: true })),
		...CARBON_FREE.map(({ key }) => ({ ...shown(figure(key)), strong: true })),
	]
	const each = plan.sites.map((site) => [
		words(site.name),
		...ENVIRONMENT.map((key) =>
			result.sites[site.id] === undefined ? words(MISSING) : shown(figure(key, { of: `site:${site.id}`, at: 'all' })),
		),
		...CARBON_FREE.map(() => words(MISSING)),
	])
	return tableOf({
		title: `Energy, water and carbon, ${span(result.months)}`,
		columns: [
			left('Site', 1),
			...ENVIRONMENT.map((key) => right(headOf(key))),
			...CARBON_FREE.map(({ head }) => right(head)),
		],
		rows: plan.sites.length === 1 ? [all] : [all, ...each],
		least: 1,
		noun: 'sites',
		empty: 'No site yet.',
	})
}

/** What it costs, what it takes from the world, and what all of this rests on. */
export function moneySection({ plan, result, facts }: ReportInput): SectionBody {
	const figures = figuresFrom({ plan, result })
	const view = buildCostsView({ plan, result, today: null })
	const byLayer = layerBars(result, figures)
	const currency = figures.money.code
	return {
		bookmark: 'Cost, environment, basis',
		finding: view.finding.title,
		lede: view.finding.lede,
		blocks: [
			{ kind: 'figures', figures: view.figures, perRow: 6 },
			{
				kind: 'pair',
				share: 0.47,
				left: [
					chartOf({
						title: byLayer.title,
						measure: `Capex by layer, ${currency}, ${span(result.months)}`,
						alt: [`${byLayer.title}.`, ...byLayer.model.rows.map((row) => `${row.name}: ${row.shown}.`)].join(' '),
						source: 'Chips with network and storage.',
						chart: { type: 'bars', model: byLayer.model },
					}),
				],
				right: [
					timeChartOf(
						cashChart(result, figures, null),
						{
							measure: `Million ${currency}, running total`,
							source: 'Capex and opex against revenue, before tax.',
							least: 110,
							most: 150,
						},
						moneyTable(result, figures).rows.flatMap((row) =>
							row.figures.map((cell) => (typeof cell === 'string' ? undefined : cell.why)),
						),
					),
				],
			},
			environmentTable(plan, result),
			...basisBlocks({ plan, result, facts }),
		],
	}
}
