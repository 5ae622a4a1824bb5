import { accelerators, isOne } from '../wording/counts.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formatFigure } from '#shared/units/format.ts'
import { moneyOf } from '#shared/units/money.ts'
import { timeChart } from '../charts/time-model.ts'
import { type Figures, type FigureSource, figuresFrom, scaledBy } from '../figures/figure.ts'
import { chipsFinding } from '../findings/chips-finding.ts'
import { infrastructureFinding } from '../findings/infrastructure-finding.ts'
import { scheduleFinding } from '../findings/schedule-finding.ts'
import { buildGantt } from '../schedule/build-gantt.ts'
import type { Figure } from '../figures/key-figure.ts'
import { itemsOf, type GanttLine, type GanttModel, type GanttRow } from '../schedule/gantt-model.ts'
import { largest } from '../figures/series.ts'
import { LAYER_NAMES } from '../wording/names.ts'
import { headOf } from '../tables/head-of.ts'
import { MISSING, usd } from '../wording/figures.ts'
import { counted, longMonth, sentenceCase } from '../wording/months.ts'
import { chartOf, tableOf, timeChartOf } from './blocks.ts'
import type { SectionBody, TableBlock } from './report-model.ts'
import { standingTable } from './standing-table.ts'
import { entryTable } from './entry-table.ts'
import { left, placed, right, scaleFor, shown, words } from './report-parts.ts'

const GANTT_ROWS = 10

type PaperGantt = {
	readonly model: GanttModel
	/** the dates that bars end on */
	readonly figures: readonly Figure[]
	readonly leftOut: number
}

/** What is built or ordered, by what moves dates most, then the earliest, under its layers. */
function paperGantt(plan: PlanFile, result: PlanResult): PaperGantt {
	const { figure } = figuresFrom({ plan, result })
	const full = buildGantt(plan, result)
	const all = itemsOf(full).filter(({ ref }) => ref in result.schedule)
	const late = (row: GanttRow) => (row.finish === null ? 1000 : row.delayMonths)
	const kept = new Set(
		[...all]
			.sort((a, b) => late(b) - late(a) || a.plannedEnd - b.plannedEnd)
			.slice(0, GANTT_ROWS)
			.map(({ ref }) => ref),
	)
	const told = all.flatMap((row): readonly GanttRow[] => {
		const entry = result.schedule[row.ref]
		if (entry === undefined || !kept.has(row.ref)) return []
		const { plannedFinish, finish, siteId } = entry
		return [{ ...row, name: placed({ plan, name: row.name, siteId }), plannedFinish, finish, late: null }]
	})
	const lines = (['energy', 'infrastructure', 'chips'] as const).flatMap((layer): readonly GanttLine[] => {
		const rows = told.filter((row) => row.layer === layer)
		const head = { kind: 'layer', key: layer, name: LAYER_NAMES[layer], sub: '', layer, folded: false } as const
		return rows.length === 0 ? [] : [head, ...rows.map((row) => ({ kind: 'item' as const, row, steps: null }))]
	})
	const figures = told.flatMap(({ ref: of }) => [
		figure('schedule.plannedFinish', { of }),
		figure('schedule.finish', { of }),
	])
	return { model: { ...full, lines, links: [] }, figures, leftOut: all.length - kept.size }
}

function describeGantt(model: GanttModel): string {
	return itemsOf(model)
		.map(
			(row) =>
				`${row.name}: planned for ${longMonth(row.plannedFinish)}, ${row.finish === null ? 'not finished in the months looked at' : `levelled ${longMonth(row.finish)}`}${row.causeText === '' ? '' : `, because of ${row.causeText}`}.`,
		)
		.join(' ')
}

function chipsChart(result: PlanResult, { series }: Figures) {
	const all = series('installedAccelerators')
	const { factor, word } = scaleFor(largest(all.values)?.value ?? 0)
	const installed = scaledBy(all, factor)
	const energised = scaledBy(series('energisedAccelerators'), factor)
	const worst = largest(result.stranded.accelerators)
	const idle = worst !== null && worst.value >= 0.5
	return {
		title: idle
			? `Up to ${accelerators(worst.value)} ${isOne(worst.value) ? 'stands' : 'stand'} without power or a hall`
			: 'Every accelerator that is installed can run',
		chart: timeChart({
			months: result.months,
			unit: `${word}accelerators`,
			steps: [
				{ name: 'Can run', ...energised, colour: 'chips', area: 'chips-soft' },
				{ name: 'Installed', ...installed, colour: 'ink', look: 'thin' },
			],
			short: idle ? { name: 'Stranded', lower: energised.values, upper: installed.values, colour: 'chips' } : null,
			today: null,
		}),
	}
}

function ordersTable(source: FigureSource): TableBlock {
	const { chips } = catalogueFor(source.plan)
	const money = moneyOf(source.plan)
	return entryTable(
		{ ...source, list: 'chipOrders' },
		{
			title: 'Chip orders',
			columns: [
				{ field: 'name', grow: 1.3 },
				{ field: 'chip', grow: 1.1 },
				{ field: 'accelerators' },
				{ field: 'orderMonth' },
				{ key: 'schedule.plannedFinish' },
				{
					key: 'schedule.finish',
					cell: ({ id }, cell) => ({ ...cell, strong: (source.result.schedule[`order:${id}`]?.delayMonths ?? 0) > 0 }),
				},
				{
					field: 'unitPriceUsd',
					cell: ({ chip, unitPriceUsd }, cell) => {
						const listed = chips.find(({ id }) => id === chip)?.priceUsd?.mid ?? null
						if (unitPriceUsd !== null) return { ...cell, text: usd(unitPriceUsd, money) }
						return { text: listed === null ? MISSING : usd(listed, money), guess: true }
					},
				},
			],
			least: 3,
			noun: 'orders',
			empty: 'No chips are ordered yet.',
		},
	)
}

function hallsTable(source: FigureSource): TableBlock {
	return entryTable(
		{ ...source, list: 'buildPhases' },
		{
			title: 'Halls',
			columns: [
				{ field: 'name', grow: 1.2 },
				{ field: 'scope', usual: true, grow: 0.9 },
				{ field: 'itMW' },
				{ field: 'startMonth' },
				{ field: 'durationMonths' },
				{ field: 'prefabShare', usual: true },
			],
			least: 3,
			noun: 'halls',
			empty: 'No hall is planned yet.',
		},
	)
}

function longLeadTable(plan: PlanFile, result: PlanResult): TableBlock {
	const names = new Map(plan.sites.map((site) => [site.id, site.name]))
	const { figure } = figuresFrom({ plan, result })
	const rows = Object.entries(result.sites)
		.flatMap(([siteId, site]) =>
			site.equipment.map((row) => ({
				...row,
				site: names.get(siteId) ?? siteId,
				of: `equipment:${siteId}/${row.item}`,
			})),
		)
		.filter((row) => row.orderBy !== null)
		.sort((a, b) => (a.slackMonths ?? 0) - (b.slackMonths ?? 0) || (a.orderBy ?? '').localeCompare(b.orderBy ?? ''))
	const stands = rows.some((row) => row.stands > 0)
	return tableOf({
		title: 'Long-lead plant',
		columns: [
			left('Item', 1.4),
			...(plan.sites.length > 1 ? [left('Site')] : []),
			...(stands ? [right(headOf('equipment.stands'))] : []),
			...(['equipment.count', 'equipment.orderBy', 'equipment.slackMonths'] as const).map((key) => right(headOf(key))),
		],
		rows: rows.map((row) => [
			words(row.name),
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
		empty: 'No plant has an order-by date.',
	})
}

/** Chips and halls: what is ordered and built, and when it comes. */
export function buildoutSection(plan: PlanFile, result: PlanResult): SectionBody {
	const gantt = paperGantt(plan, result)
	const schedule = scheduleFinding(result).title
	const chips = chipsChart(result, figuresFrom({ plan, result }))
	const halls = infrastructureFinding(plan, result)
	const chipsText = chipsFinding(plan, result)
	const leftOut = gantt.leftOut > 0 ? ` ${sentenceCase(counted(gantt.leftOut, 'more item'))} on the schedule page.` : ''
	return {
		bookmark: 'Chips and infrastructure',
		finding: halls.title,
		lede: `${halls.lede} ${chipsText.lede}`,
		blocks: [
			chartOf({
				title: schedule,
				measure: 'Planned beside levelled, by quarter',
				alt: `${schedule}. ${describeGantt(gantt.model)}`.trim(),
				source: `Levelled: the dates that labour and long-lead plant allow.${leftOut}`,
				chart: { type: 'gantt', model: gantt.model, figures: gantt.figures },
			}),
			timeChartOf(chips, { source: 'Can run: with power and a hall of its kind.', least: 110, most: 160 }),
			ordersTable({ plan, result }),
			{ kind: 'pair', share: 0.5, left: [hallsTable({ plan, result })], right: [longLeadTable(plan, result)] },
			...standingTable({ plan, result }),
		],
	}
}
