import { formatFigure } from '#shared/units/format.ts'
import { meterChart } from '../../pages/energy-view.ts'
import { atSite } from '../../pages/site/at-site.ts'
import { riskList } from '../../pages/site/site-lists.ts'
import { buildSitePage, type SitePage } from '../../pages/site/site-page.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'
import { tableOf, timeChartOf } from '../parts/blocks.ts'
import { entryTable } from '../parts/entry-table.ts'
import { left, right, words } from '../parts/report-parts.ts'
import { STATE_NAMES } from '../../messages/verdict/state-words.ts'
import { waysAt } from '../parts/ways-out.ts'
import { byWhatMatters } from '../parts/what-matters.ts'
import type { Block, ReportInput, SectionBody, SingleBlock, TableBlock } from '../report-model.ts'
import { serviceColumn } from './energy.ts'

/** So many sites have a page of their own where nothing else asks for the room: what matters most comes first. */
export const MOST_SHEETS = 20

type SourceOfParams = { readonly at: NonNullable<ReturnType<typeof atSite>>; readonly page: SitePage }
/** Entries of the site, figures of the whole result. */
const sourceOf = ({ at }: SourceOfParams) => ({ plan: at.plan, result: at.whole.result })

function contractsTable(here: SourceOfParams): TableBlock {
	const source = sourceOf(here)
	return entryTable(
		{ ...source, list: 'powerContracts' },
		{
			title: 'Power contracts',
			columns: [
				{ field: 'name', grow: 1.4 },
				{ field: 'kind', grow: 1.3 },
				{ field: 'status', usual: true },
				{ field: 'capacityMW' },
				{ field: 'startMonth' },
				serviceColumn(source),
				{ key: 'contracts.firmMW', at: 'last', when: 'last month' },
			],
			least: 3,
			noun: 'contracts',
			empty: 'No power contract here yet.',
		},
	)
}

function hallsTable(here: SourceOfParams): TableBlock {
	return entryTable(
		{ ...sourceOf(here), list: 'buildPhases' },
		{
			title: 'Halls',
			columns: [
				{ field: 'name', grow: 1.4 },
				{ field: 'itMW' },
				{ key: 'schedule.plannedFinish' },
				{ key: 'schedule.finish' },
				{ key: 'schedule.delayMonths', cell: (_hall, cell) => ({ ...cell, text: formatFigure(cell.value ?? 0) }) },
				{ key: 'finance.halls.totalUsd' },
			],
			least: 3,
			noun: 'halls',
			empty: 'No hall here yet.',
		},
	)
}

function ordersTable(here: SourceOfParams): readonly TableBlock[] {
	if (here.at.plan.chipOrders.length === 0) return []
	return [
		entryTable(
			{ ...sourceOf(here), list: 'chipOrders' },
			{
				title: 'Chip orders',
				columns: [
					{ field: 'name', grow: 1.4 },
					{ field: 'chip', grow: 1.2 },
					{ field: 'accelerators' },
					{ field: 'orderMonth' },
					{ key: 'schedule.plannedFinish' },
					{ key: 'schedule.finish' },
				],
				least: 2,
				noun: 'orders',
				empty: '',
			},
		),
	]
}

const statesTable = ({ page }: SourceOfParams): TableBlock =>
	tableOf({
		title: 'What limits the site',
		columns: [left('Layer', 0.8), left('State', 0.7), left('Why', 2.4)],
		rows: page.states.map(({ layer, state, status, note }) => [
			{ text: LAYER_NAMES[layer], swatch: layer },
			{ text: STATE_NAMES[state], status },
			words(note),
		]),
		least: 3,
		noun: 'layers',
		empty: 'The site is not judged yet.',
	})

/** Trades with most of them at work, each in its largest month. */
function tradesTable({ page }: SourceOfParams): readonly SingleBlock[] {
	const table = page.tabs.find(({ id }) => id === 'people')?.tables?.[0]
	if (table === undefined) return []
	return [
		tableOf({
			title: table.title,
			columns: [left(table.heads[0], 1.4), ...table.heads.slice(1).map(right)],
			rows: table.rows.map(({ name, figures }) => [
				words(name),
				...figures.map((figure) => (typeof figure === 'string' ? words(figure) : figure)),
			]),
			least: 3,
			noun: 'trades',
			empty: '',
		}),
	]
}

function risksTable({ at }: SourceOfParams): readonly SingleBlock[] {
	const list = riskList(at)
	if (list === null) return []
	return [
		tableOf({
			title: list.title,
			columns: [left('Item', 1.5), left('How to resolve', 1.5)],
			rows: list.entries.map(({ title, note }) => [words(title), words(note)]),
			least: 2,
			noun: 'items',
			empty: '',
		}),
	]
}

function sheetOf(here: SourceOfParams, ways: readonly TableBlock[]): SectionBody {
	const { at, page } = here
	const meter = meterChart(at, `site:${page.id}`)
	const [people, risks] = [tradesTable(here), risksTable(here)]
	const beside: readonly Block[] =
		people.length > 0 && risks.length > 0
			? [{ kind: 'pair', share: 0.42, left: people, right: risks }]
			: [...people, ...risks]
	return {
		bookmark: page.name,
		finding: page.finding.title.replace(/\.$/, ''),
		lede: page.where,
		blocks: [
			{ kind: 'figures', figures: page.figures, perRow: 6 },
			timeChartOf(meter, {
				source: 'Firm: contracts of the site after ramp, redundancy and the connection’s limit.',
				least: 80,
				most: 130,
			}),
			statesTable(here),
			...ways,
			contractsTable(here),
			hallsTable(here),
			...ordersTable(here),
			...beside,
		],
	}
}

/**
 * A page for each site of a plan of several, those that lose most or are largest first: its figures, contracts, halls, orders,
 * people, what is in doubt there and what a change there would do. Of a plan of one site the sections are its sheet.
 */
export function siteSheets(input: ReportInput, most: number): readonly { id: string; body: SectionBody }[] {
	const { plan, result } = input
	if (plan.sites.length < 2) return []
	const ranked = byWhatMatters(plan.sites, { list: 'sites', result }).slice(0, Math.min(most, MOST_SHEETS))
	return ranked.flatMap(({ id }) => {
		const asked = { plan, result, status: null }
		const at = atSite(asked, { siteId: id, period: null })
		const page = buildSitePage(asked, id)
		return at === null || page === null ? [] : [{ id, body: sheetOf({ at, page }, waysAt(input, id)) }]
	})
}

/** Said where fewer sites have a page of their own than there are. */
export function sheetsSaid({ plan }: ReportInput, printed: number): readonly Block[] {
	const all = plan.sites.length
	if (printed === 0 || printed >= all) return []
	return [
		{
			kind: 'prose',
			title: `${String(printed)} of ${String(all)} sites on pages of their own`,
			text: `Behind this section ${counted(printed, 'site')} ${printed === 1 ? 'has a page' : 'have a page each'}, what loses most or is largest first. ${sentenceCase(counted(all - printed, 'other'))} ${all - printed === 1 ? 'stands' : 'stand'} in the tables of this section alone, which are whole in the workbook (XLSX) beside this report; all have their page in the plan.`,
		},
	]
}
