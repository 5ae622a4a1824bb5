import type { FigureTable, LayerTab, NamedBars, NamedChart, NamedList, TabbedPage } from '../../pages/layer-page.ts'
import type { EquipmentTable } from '../../tables/equipment-view.ts'
import { headOf } from '../../tables/head-of.ts'
import { MISSING } from '#shared/formats/figures.ts'
import type { Block, Cell, ChartBlock, SingleBlock, TableBlock } from '../report-model.ts'
import { chartOf, tableOf, timeChartOf } from './blocks.ts'
import { left, right, shown, span, words } from './report-parts.ts'

/** A page of the plan as blocks of a report: what stands in its tabs, one after the other. */

type Height = Pick<ChartBlock, 'least' | 'most'>
const TALL: Height = { least: 110, most: 170 }

export const chartBlock = (chart: NamedChart, height: Height = TALL, source = ''): ChartBlock =>
	timeChartOf(chart, { measure: chart.sub, source, ...height })

export function barsBlock({ title, sub, model }: NamedBars, months: readonly string[] | null = null): ChartBlock {
	return chartOf({
		title,
		measure: months === null ? sub : `${sub}, ${span(months)}`,
		alt: [`${title}.`, ...model.rows.map((row) => `${row.name}: ${row.shown}.`)].join(' '),
		source: '',
		chart: { type: 'bars', model },
	})
}

export function figureTable({ title, sub, heads, rows }: FigureTable, noun = 'rows'): TableBlock {
	const [first, ...others] = heads
	return tableOf({
		title: sub === '' ? title : `${title}. ${sub}`,
		columns: [left(first, 1.5), ...others.map(right)],
		rows: rows.map(({ name, chosen, figures }) => [
			{ text: name, ...(chosen === true && { strong: true }) },
			...figures.map((figure) => (typeof figure === 'string' ? words(figure) : shown(figure))),
		]),
		least: 4,
		noun,
		empty: 'Nothing yet.',
	})
}

const STATES = { ok: 'ok', tight: 'tight', failing: 'failing' } as const

export function listTable({ title, sub, entries }: NamedList): TableBlock {
	return tableOf({
		title: `${title}. ${sub}`,
		columns: [left('What', 1.2), left('How', 1.6), right('Figure')],
		rows: entries.map((entry): readonly Cell[] => [
			{ text: entry.title, ...(entry.status !== null && { status: STATES[entry.status] }) },
			words(entry.note),
			entry.open === null ? words(entry.value === '' ? MISSING : entry.value) : shown(entry.open),
		]),
		least: 3,
		noun: 'rows',
		empty: 'Nothing yet.',
	})
}

/** Everything the sites need beside chips, the most pressing first. */
export function equipmentBlock({ title, stands, entries }: EquipmentTable): TableBlock {
	return tableOf({
		title,
		columns: [
			left('Item', 1.5),
			...(stands ? [right(headOf('equipment.stands'))] : []),
			right(headOf('equipment.count')),
			left('Size', 0.7),
			right(headOf('equipment.orderBy')),
			left('Float'),
		],
		rows: entries.map((entry): readonly Cell[] => [
			words(entry.shares === '' ? entry.name : `${entry.name} (${entry.shares})`),
			...(stands ? [entry.stands === null ? words(MISSING) : shown(entry.stands)] : []),
			shown(entry.units),
			words(entry.size),
			entry.orderBy === null ? words(MISSING) : shown(entry.orderBy),
			entry.room === null ? words('no lead time known') : { text: entry.room.word, status: entry.room.status },
		]),
		least: 4,
		noun: 'items',
		empty: 'No plant is needed yet.',
		anchor: 'equipment',
	})
}

/** Charts before tables, as the page has them, and no chart of one bar, which its title tells; grids are told by the report’s own tables of entries. */
export function tabBlocks(tab: LayerTab): readonly SingleBlock[] {
	const { charts = [], bars = [], tables = [], lists = [], folded, equipment } = tab
	return [
		...charts.map((chart) => chartBlock(chart)),
		...bars.filter(({ model }) => model.rows.length > 1).map((one) => barsBlock(one)),
		...tables.filter(({ rows }) => rows.length > 0).map((table) => figureTable(table)),
		...(equipment ? [equipmentBlock(equipment)] : []),
		...lists.map(listTable),
		...(folded ? [listTable(folded)] : []),
	]
}

type PageBlocksParams = { readonly without?: readonly string[] }

/** A page whole: its figures, then tab by tab. */
export const pageBlocks = (page: TabbedPage, { without = [] }: PageBlocksParams = {}): readonly Block[] => [
	{ kind: 'figures', figures: page.figures, perRow: 6 },
	...page.tabs.filter(({ id }) => !without.includes(id)).flatMap(tabBlocks),
]
