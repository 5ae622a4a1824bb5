import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { figuresFrom } from '../../figures/figure.ts'
import type { Figure } from '../../figures/key-figure.ts'
import { scheduleFinding } from '../../findings/schedule-finding.ts'
import { buildGantt } from '../../schedule/build-gantt.ts'
import { itemsOf, type GanttLine, type GanttModel, type GanttRow } from '../../schedule/gantt-model.ts'
import { counted, longMonth, sentenceCase } from '../../wording/months.ts'
import { LAYER_NAMES } from '../../wording/names.ts'
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
const BUILT: Kinds = ['contract', 'phase', 'order']

type Asked = { readonly most: number; readonly kinds?: Kinds }

/** What is built or ordered, by what moves dates most, then the earliest, under its layers; of two on the critical path the wait too. */
function paperGantt(plan: PlanFile, result: PlanResult, { most, kinds = BUILT }: Asked): PaperGantt {
	const { figure } = figuresFrom({ plan, result })
	const full = buildGantt(plan, result)
	const all = itemsOf(full).filter(({ ref, kind }) => ref in result.schedule && kinds.includes(kind))
	const late = (row: GanttRow) => (row.finish === null ? 1000 : row.delayMonths)
	const kept = new Set(
		[...all]
			.sort((a, b) => late(b) - late(a) || a.plannedEnd - b.plannedEnd)
			.slice(0, most)
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
	const links = full.links.filter(({ from, to, critical }) => critical && kept.has(from) && kept.has(to))
	return { model: { ...full, lines, links }, figures, leftOut: all.length - kept.size }
}

function describeGantt(model: GanttModel): string {
	return itemsOf(model)
		.map(
			(row) =>
				`${row.name}: planned for ${longMonth(row.plannedFinish)}, ${row.finish === null ? 'not finished in the months looked at' : `levelled ${longMonth(row.finish)}`}${row.causeText === '' ? '' : `, because of ${row.causeText}`}.`,
		)
		.join(' ')
}

/** The schedule on paper; null where nothing is built or ordered. */
export function ganttBlock(plan: PlanFile, result: PlanResult, asked: Asked): ChartBlock {
	const { model, figures, leftOut } = paperGantt(plan, result, asked)
	const title = asked.kinds === undefined ? scheduleFinding(result).title : 'When each contract brings its power'
	const more = leftOut > 0 ? ` ${sentenceCase(counted(leftOut, 'more item'))} with less slip.` : ''
	const waits = model.links.length > 0 ? ' Arrows: the critical path, without a month of float.' : ''
	return chartOf({
		title,
		measure: 'Planned beside levelled, by quarter',
		alt: `${title}. ${describeGantt(model)}`.trim(),
		source: `Levelled: the dates that labour and long-lead plant allow.${waits}${more}`,
		chart: { type: 'gantt', model, figures },
	})
}
