import { isMetricName } from '#shared/metrics/metric.ts'
import type { TimeChartModel } from '#shared/charts/time-model.ts'
import type { WhyTarget } from '#shared/formats/key-figure.ts'
import type { ChartBlock, ReportChart, Section, SingleBlock, TableBlock, Traces } from '../report-model.ts'
import { describeTimeChart, span } from './report-parts.ts'

/** A chart that cites what it draws; it is numbered where the report is put together. */
export const chartOf = (
	block: Omit<ChartBlock, 'kind' | 'number' | 'traces' | 'least' | 'most'> & Partial<Height>,
	/** behind what is drawn, where the engine has no quantity of just that */
	behind: readonly BlocksCited[] = [],
): ChartBlock => ({
	kind: 'chart',
	number: 0,
	traces: tracesOf([...drawn(block.chart), ...behind]),
	least: 0,
	most: 0,
	...block,
})

type Height = Pick<ChartBlock, 'least' | 'most'>

/** The same of a chart by month: measured by its unit where nothing else is said. */
export const timeChartOf = (
	{ title, chart }: { readonly title: string; readonly chart: TimeChartModel },
	{ measure, ...block }: Pick<ChartBlock, 'source'> & Height & { readonly measure?: string },
	behind: readonly BlocksCited[] = [],
): ChartBlock =>
	chartOf(
		{
			title,
			measure: `${measure ?? chart.unit}, ${span(chart.months)}`,
			alt: describeTimeChart(title, chart),
			chart: { type: 'time', model: chart },
			...block,
		},
		behind,
	)

/** A table that cites the figures in its cells. */
export const tableOf = (block: Omit<TableBlock, 'kind' | 'traces'>): TableBlock => ({
	kind: 'table',
	traces: tracesOf(block.rows.flat().map(({ why }) => why)),
	...block,
})

/** Where each entry of a table begins: several rows may be of one, and only the first of them names it. */
function entriesIn({ rows }: TableBlock): readonly number[] {
	const named = rows.flatMap(([cell], index) => ((cell?.text ?? '') === '' ? [] : [index]))
	return named[0] === 0 ? named : rows.map((_, index) => index)
}

/** So short a table is not cut for room. */
const SHORT = 12
/** The title of a table that is begun already. */
const BEGUN = /^(.*): the first \d+ of (\d+)$/s

/**
 * The first entries of a table that stands whole elsewhere; its title says of how many, and where the others are if no link
 * does. Of an entry all rows are kept.
 */
export function beginningOf(block: TableBlock, most: number, others = ''): TableBlock {
	if (block.rows.length <= Math.max(most, SHORT)) return block
	const [, title = block.title, all] = BEGUN.exec(block.title) ?? []
	const starts = entriesIn(block)
	const ends = [...starts.slice(1), block.rows.length]
	const kept = Math.max(1, ends.filter((end) => end <= most).length)
	if (kept === starts.length) return block
	return {
		...block,
		rows: block.rows.slice(0, ends[kept - 1]),
		begun: { shown: kept, all: all === undefined ? starts.length : Number(all) },
		title: `${title}: the first ${String(kept)} of ${all ?? String(starts.length)}${others}`,
	}
}

type BlocksCited = Pick<WhyTarget, 'quantity'> | null | undefined

/** Each quantity once, in the order in which it is met. */
const tracesOf = (cited: readonly BlocksCited[]): Traces => [
	...new Set(cited.flatMap((one) => (one ? [one.quantity] : []))),
]

function drawn(chart: ReportChart): readonly BlocksCited[] {
	switch (chart.type) {
		case 'time':
			return [...chart.model.bars, ...chart.model.steps].map(({ opens }) => opens)
		case 'bars':
			return chart.model.rows.map(({ why }) => why)
		case 'heat':
			return chart.model.rows.flatMap(({ cells }) => cells.map(({ why }) => why))
		case 'flow':
			return chart.model.stages.flatMap(({ why, parts }) => [why, ...parts.map((part) => part.why)])
		case 'strip':
			return chart.model.bands.flatMap(({ layer }) => {
				const quantity = chart.model.basis === 'demand' ? `layers.${layer}.coverage` : `buildout.itMW.${layer}`
				return isMetricName(quantity) ? [{ quantity }] : []
			})
		case 'gantt':
			return chart.figures.map(({ why }) => why)
		// Draws are of many plans: no figure of this one is behind them.
		case 'fan':
		case 'drivers':
		case 'quality':
		case 'map':
		case 'matrix':
		case 'dots':
		case 'halls':
		case 'day':
			return []
	}
}

/** The charts of a report, numbered through it. */
export function numbered(sections: readonly Section[]): readonly Section[] {
	let count = 0
	const single = (block: SingleBlock): SingleBlock => (block.kind === 'chart' ? { ...block, number: ++count } : block)
	return sections.map((section) => ({
		...section,
		blocks: section.blocks.map((block) =>
			block.kind === 'pair'
				? { ...block, left: block.left.map(single), right: block.right.map(single) }
				: single(block),
		),
	}))
}
