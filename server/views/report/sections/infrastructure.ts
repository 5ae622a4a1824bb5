import type { PlanResult } from '#shared/result.ts'
import type { ReportPreset } from '#shared/schemas/report/report-settings.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { hallMonths } from '#shared/catalogue/builds/build-classes.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import { formatFigure } from '#shared/units/format.ts'
import { type FigureSource, figuresFrom } from '../../figures/figure.ts'
import { chipsFinding } from '../../findings/chips-finding.ts'
import { infrastructureFinding } from '../../findings/infrastructure-finding.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { boughtWords } from '../../tables/equipment-view.ts'
import { headOf } from '../../tables/head-of.ts'
import { tableOf, timeChartOf } from '../parts/blocks.ts'
import type { Cell, ReportInput, SectionBody, TableBlock } from '../report-model.ts'
import { buildInfrastructureView } from '../../pages/infrastructure-view.ts'
import { chipsChart, ordersTable, tenantsBringChips } from './chips.ts'
import { ganttBlock } from '../parts/gantt-block.ts'
import { hallHeatBlocks } from '../parts/hall-heat-block.ts'
import { pageBlocks } from '../parts/page-blocks.ts'
import { standingTable } from '../parts/standing-table.ts'
import { entered, type EntryColumn, entryTable, gridTable } from '../parts/entry-table.ts'
import { left, right, shown, words } from '../parts/report-parts.ts'

const delayText = (months: number | null | undefined): string =>
	months === null || months === undefined ? MISSING : formatFigure(months)

type HallColumn = EntryColumn<PlanFile['buildPhases'][number]>
/** A hall that says no months takes those of its build class. */
const datesOf = ({ plan }: FigureSource): readonly HallColumn[] => [
	{ field: 'itMW' },
	{ field: 'startMonth' },
	{
		field: 'durationMonths',
		cell: (hall, cell) =>
			cell.text === MISSING && hall.scope !== 'existing'
				? { ...cell, text: formatFigure(hallMonths(catalogueFor(plan), plan, hall)) }
				: cell,
	},
	{
		key: 'schedule.delayMonths',
		cell: (_row, cell) => ({ ...cell, text: delayText(cell.value), strong: (cell.value ?? 0) > 0 }),
	},
]
const NAME: HallColumn = { field: 'name', grow: 1.2 }
/** A hall that names no cooling of its own has its site’s. */
function coolingOf({ plan }: FigureSource, siteId: string): Cell {
	const facts = fieldFacts('sites', 'cooling')
	const own = plan.sites.find(({ id }) => id === siteId)?.cooling ?? null
	return words(entered(plan, facts, own ?? facts.default))
}

/** On half a page what dates hang on; else what is built and how much of it in a shop too. */
const HALLS = {
	half: (source) => [NAME, ...datesOf(source)],
	whole: (source) => [
		NAME,
		{ field: 'scope', usual: true, grow: 0.9 },
		{
			field: 'cooling',
			grow: 1.1,
			cell: ({ siteId }, cell) => (cell.text === MISSING ? coolingOf(source, siteId) : cell),
		},
		...datesOf(source),
		{ field: 'prefabShare', usual: true },
	],
} as const satisfies Readonly<Record<string, (source: FigureSource) => readonly HallColumn[]>>

/** Who builds is told when each hall begins and ends as labour allows; who pays, what it costs. */
const FOR_READER: Readonly<Record<ReportPreset, readonly HallColumn[]>> = {
	board: [{ key: 'finance.halls.totalUsd' }],
	lender: [{ key: 'finance.halls.totalUsd' }],
	utility: [],
	contractor: [{ key: 'schedule.start' }, { key: 'schedule.finish' }],
	training: [{ key: 'schedule.start' }, { key: 'schedule.finish' }],
}

type HallsAsked = { readonly width: keyof typeof HALLS; readonly preset?: ReportPreset | null }

/** Halls as they are planned, the late ones first. */
export function hallsTable(source: FigureSource, { width, preset = null }: HallsAsked): TableBlock {
	const columns = [...HALLS[width](source), ...(preset === null ? [] : FOR_READER[preset])]
	const table = entryTable(
		{ ...source, list: 'buildPhases' },
		{ title: 'Halls', columns, least: 3, noun: 'halls', empty: 'No hall is planned yet.' },
	)
	return width === 'whole' ? coolingToldOnce(table) : table
}

/** Cooling takes many words: where all halls have the same it stands once, above them. */
function coolingToldOnce(table: TableBlock): TableBlock {
	const at = table.columns.findIndex(({ name }) => name === fieldFacts('buildPhases', 'cooling').label)
	const [first, ...others] = table.rows.map((row) => row[at])
	const isSame = (cell: Cell | undefined) => cell?.text === first?.text && cell?.guess === first?.guess
	if (at < 0 || first === undefined || others.length === 0 || first.guess === true || !others.every(isSame))
		return table
	const without = <Part>(parts: readonly Part[]) => parts.filter((_, index) => index !== at)
	return {
		...table,
		title: `${table.title}. Cooling of each: ${first.text}`,
		columns: without(table.columns),
		rows: table.rows.map(without),
	}
}

/** What must be ordered when, the least room first. */
export function longLeadTable(plan: PlanFile, result: PlanResult): TableBlock {
	const names = new Map(plan.sites.map((site) => [site.id, site.name]))
	const { figure } = figuresFrom({ plan, result })
	const rows = Object.entries(result.sites)
		.flatMap(([siteId, site]) =>
			site.equipment.map((row) => ({
				...row,
				site: names.get(siteId) ?? siteId,
				bought: boughtWords(row, {
					site: plan.sites.find(({ id }) => id === siteId),
					halls: plan.buildPhases.filter((hall) => hall.siteId === siteId),
				}),
				of: `equipment:${siteId}/${row.item}`,
			})),
		)
		.filter((row) => row.orderBy !== null)
		.sort((a, b) => (a.slackMonths ?? 0) - (b.slackMonths ?? 0) || (a.orderBy ?? '').localeCompare(b.orderBy ?? ''))
	const stands = rows.some((row) => row.stands > 0)
	return tableOf({
		title: 'Long-lead items, least float first',
		columns: [
			left('Item', 1.4),
			...(plan.sites.length > 1 ? [left('Site')] : []),
			...(stands ? [right(headOf('equipment.stands'))] : []),
			...(['equipment.count', 'equipment.orderBy', 'equipment.slackMonths'] as const).map((key) => right(headOf(key))),
		],
		rows: rows.map((row) => [
			words([row.name, row.bought].filter((part) => part !== '').join('; ')),
			...(plan.sites.length > 1 ? [words(row.site)] : []),
			...(stands ? [shown(figure('equipment.stands', { of: row.of }))] : []),
			shown(figure('equipment.count', { of: row.of })),
			shown(figure('equipment.orderBy', { of: row.of })),
			{
				...shown(figure('equipment.slackMonths', { of: row.of, as: formatFigure })),
				strong: (row.slackMonths ?? 0) < 0,
			},
		]),
		least: 4,
		noun: 'items',
		empty: 'No item has an order-by date.',
		restAt: 'equipment',
	})
}

/** In a section as many as stand on a page below its heading. */
const ROWS = { page: 10, flow: 32 } as const

/** Halls: when they come, what they are, what must be ordered, how they are laid out. */
export function infrastructureSection({ plan, result, facts }: ReportInput): SectionBody {
	const { title, lede } = infrastructureFinding(plan, result)
	const page = buildInfrastructureView({ plan, result, status: null })
	return {
		bookmark: 'Halls',
		finding: title,
		lede,
		blocks: [
			ganttBlock(plan, result, { most: ROWS.flow }),
			...hallHeatBlocks(plan, result),
			hallsTable({ plan, result }, { width: 'whole', preset: facts.settings.preset }),
			...standingTable({ plan, result }),
			...pageBlocks(page),
			...(['purchases', 'hallSteps', 'leases'] as const).flatMap((list) => gridTable(plan, list)),
		],
	}
}

/** Halls and chips on a page: the schedule, what is ordered, what is built, what must be bought. */
export function buildoutPage({ plan, result }: ReportInput): SectionBody {
	const halls = infrastructureFinding(plan, result)
	return {
		bookmark: 'Chips and halls',
		finding: halls.title,
		lede: `${halls.lede} ${chipsFinding(plan, result).lede}`,
		blocks: [
			ganttBlock(plan, result, { most: ROWS.page }),
			...(tenantsBringChips(plan)
				? []
				: [
						timeChartOf(chipsChart(result, figuresFrom({ plan, result })), {
							source: 'Can run: has power and a compatible hall.',
							least: 110,
							most: 160,
						}),
						ordersTable({ plan, result }),
					]),
			{
				kind: 'pair',
				share: 0.5,
				left: [hallsTable({ plan, result }, { width: 'half' })],
				right: [longLeadTable(plan, result)],
			},
			...standingTable({ plan, result }),
		],
	}
}
