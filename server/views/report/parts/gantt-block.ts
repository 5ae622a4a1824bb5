import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { paperRows } from '#shared/charts/gantt-layout.ts'
import { rowsWithin } from '#shared/charts/letters.ts'
import { figuresFrom } from '../../figures/figure.ts'
import type { Figure } from '#shared/formats/key-figure.ts'
import { datesTitle } from '../../findings/schedule-finding.ts'
import { buildGantt, datedOf } from '../../schedule/build-gantt.ts'
import { itemsOf, type GanttLine, type GanttModel, type GanttRow } from '#shared/charts/gantt-model.ts'
import { counted, longMonth, sentenceCase } from '#shared/formats/months.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'
import type { ChartBlock } from '../report-model.ts'
import { chartOf } from './blocks.ts'
import { placed } from './report-parts.ts'

type PaperGantt = {
	readonly model: GanttModel
	/** the dates that bars end on */
	readonly figures: readonly Figure[]
	readonly leftOut: number
}
type Kinds = readonly GanttRow['kind'][]
/** What is built or ordered, and has its own entry in the levelled schedule. */
const BUILT: Kinds = ['contract', 'phase', 'order']
/** Contracts that are signed and not built too, with the works of others that they wait for. */
const SERVED: Kinds = ['contract', 'work']

type PaperGanttParams = { readonly most: number; readonly kinds: Kinds; readonly built: boolean }

/** What is asked for, by what moves dates most, then the earliest, under its layers; of two on the critical path the wait too. */
function paperGantt(plan: PlanFile, result: PlanResult, { most, kinds, built }: PaperGanttParams): PaperGantt {
	const { figure } = figuresFrom({ plan, result })
	const full = buildGantt(plan, result)
	const sites = new Map(datedOf(plan, result).map(({ ref, siteId }) => [ref, siteId]))
	const all = itemsOf(full).filter(({ ref, kind }) => kinds.includes(kind) && (ref in result.schedule || !built))
	const late = (row: GanttRow) => (row.finish === null ? 1000 : row.delayMonths)
	const named = all.map((row): GanttRow => {
		const siteId = sites.get(row.ref) ?? null
		return { ...row, name: siteId === null ? row.name : placed({ plan, name: row.name, siteId }), late: null }
	})
	const ranked = named.toSorted((a, b) => late(b) - late(a) || a.plannedEnd - b.plannedEnd)
	const kept = new Set(rowsWithin(ranked, { most, taken: (name) => paperRows(name) }).map(({ ref }) => ref))
	const told = named.filter(({ ref }) => kept.has(ref))
	const lines = (['energy', 'infrastructure', 'chips'] as const).flatMap((layer): readonly GanttLine[] => {
		const rows = told.filter((row) => row.layer === layer)
		const head = { kind: 'layer', key: layer, name: LAYER_NAMES[layer], sub: '', layer, folded: false } as const
		return rows.length === 0 ? [] : [head, ...rows.map((row) => ({ kind: 'item' as const, row, steps: null }))]
	})
	const figures = told.flatMap(({ ref: of }) =>
		of in result.schedule
			? [figure('schedule.plannedFinish', { of }), figure('schedule.finish', { of })]
			: [figure('contracts.start', { of })],
	)
	const links = full.links.filter(({ from, to, critical }) => critical && kept.has(from) && kept.has(to))
	return { model: { ...full, lines, links }, figures, leftOut: all.length - kept.size }
}

function describeGantt(model: GanttModel): string {
	return itemsOf(model)
		.map(
			(row) =>
				`${row.name}: planned for ${longMonth(row.plannedFinish)}, ${row.finish === null ? 'not finished by plan end' : `leveled ${longMonth(row.finish)}`}${row.causeText === '' ? '' : `; cause: ${row.causeText}`}.`,
		)
		.join(' ')
}

type BlockOfParams = { readonly title: string; readonly measure: string; readonly source: string }

function blockOf({ model, figures, leftOut }: PaperGantt, { title, measure, source }: BlockOfParams): ChartBlock {
	const more = leftOut > 0 ? ` ${sentenceCase(counted(leftOut, 'more item'))} with less slip.` : ''
	const waits = model.links.length > 0 ? ' Arrows: the critical path, without a month of float.' : ''
	return chartOf({
		title,
		measure,
		alt: `${title}. ${describeGantt(model)}`.trim(),
		source: `${source}${waits}${more}`,
		chart: { type: 'gantt', model, figures },
	})
}

type GanttBlockParams = Pick<PaperGanttParams, 'most'> & { readonly title?: string }

/** The schedule on paper; titled by its finding, where the page isn't. */
export function ganttBlock(plan: PlanFile, result: PlanResult, { most, title }: GanttBlockParams): ChartBlock {
	return blockOf(paperGantt(plan, result, { most, kinds: BUILT, built: true }), {
		title: title ?? datesTitle(plan, result),
		measure: 'Planned beside leveled, by quarter',
		source: 'Leveled: dates that labor and long-lead items allow.',
	})
}

/** So many contracts and works leave room on their page for what stands before them. */
const MOST_CONTRACTS = 24

/** Every contract until its power comes: plant as it is built, service from its usual request on, works of others it waits for. */
export function contractsGantt(plan: PlanFile, result: PlanResult): ChartBlock {
	return blockOf(paperGantt(plan, result, { most: MOST_CONTRACTS, kinds: SERVED, built: false }), {
		title: 'When each contract brings its power',
		measure: 'Planned beside expected, by quarter: a bar ends where power comes',
		source: 'Service from a grid is drawn from its usual request on, plant from its first work on.',
	})
}
