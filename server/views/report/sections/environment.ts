import { CARBON_FREE, ENVIRONMENT, environmentTable as yearTable } from '../../pages/money/cost-parts.ts'
import { embodiedTable } from '../../pages/money/embodied-table.ts'
import { hasSheet, sheetTable } from '../../pages/site/sheet-table.ts'
import { waterChart } from '../../tables/energy-charts.ts'
import { headOf } from '../../tables/head-of.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { figuresFrom } from '../../figures/figure.ts'
import { metricOf } from '#shared/metrics/metric.ts'
import { barOf } from '#shared/charts/bar-list.ts'
import { tableOf } from '../parts/blocks.ts'
import { barsBlock, chartBlock, figureTable } from '../parts/page-blocks.ts'
import type { Cell, ChartBlock, FactsBlock, ReportInput, SectionBody, TableBlock } from '../report-model.ts'
import { left, right, shown, span, strong, words } from '../parts/report-parts.ts'

/** What the plan takes and gives off, in all and site by site. */
export function environmentTable({ plan, result }: ReportInput): TableBlock {
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
		anchor: 'environment-sites',
		least: 1,
		noun: 'sites',
		empty: 'No site yet.',
	})
}

/** The same in a line. */
export function environmentFacts({ plan, result }: ReportInput): FactsBlock {
	const { figure } = figuresFrom({ plan, result })
	const told = (['energyMWh', 'waterM3', 'co2LocationTonnes', 'co2MarketTonnes'] as const).map((key) => ({
		name: headOf(key),
		value: figure(`environment.${key}`).text,
	}))
	const shares = CARBON_FREE.map(({ head, key }) => ({ name: head, value: figure(key).text }))
	return { kind: 'facts', perRow: 3, title: 'Energy, water and carbon over the plan', rows: [...told, ...shares] }
}

const MOST_YEARS = 12

/** Energy of each year, as bars from nothing. */
function energyBars({ plan, result }: ReportInput): readonly ChartBlock[] {
	const { figure } = figuresFrom({ plan, result })
	const years = [...new Set(result.months.map((month) => month.slice(0, 4)))]
	if (years.length > MOST_YEARS || (figure('environment.energyMWh').value ?? 0) <= 0) return []
	const rows = years.map((year) => barOf(figure('energyMWh', { at: year }), { name: year, colour: 'energy' }))
	return [
		barsBlock({
			title: 'Energy by year',
			sub: `${metricOf('environment.energyMWh').label}, MWh`,
			model: { unit: 'MWh', rows },
		}),
	]
}

/** Energy, water and carbon: by year and by site, where the grid is counted and where contracts are. */
export function environmentSection(input: ReportInput): SectionBody {
	const { plan, result } = input
	const figures = figuresFrom({ plan, result })
	const { figure } = figures
	const energy = figure('environment.energyMWh')
	const water = waterChart({ plan, result, status: null })
	return {
		bookmark: 'Environment',
		finding:
			(energy.value ?? 0) > 0
				? `The plan draws ${energy.text} MWh and emits ${figure('environment.co2LocationTonnes').text} t of carbon dioxide by its grids`
				: 'The plan draws no energy yet',
		lede: 'Location-based carbon counts the local grid; market-based counts what its contracts buy, annual and hourly.',
		blocks: [
			environmentTable(input),
			...energyBars(input),
			figureTable(yearTable(result, figures), 'years'),
			figureTable(embodiedTable(figures), 'parts'),
			...plan.sites
				.filter(({ id }) => hasSheet({ plan, result }, id))
				.map(({ id, name }) => figureTable({ ...sheetTable(figures, id), title: `European sheet, ${name}` }, 'years')),
			...(water === null ? [] : [chartBlock(water)]),
		],
	}
}
