import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { buildFlow, type FlowView } from '../pages/flow-view.ts'
import { toldOf } from '../charts/flow.ts'
import { coverChart, type TimeChartModel } from '../charts/time-model.ts'
import { type Figures, type FigureSource, figuresFrom, scaledBy } from '../figures/figure.ts'
import { applicationsFinding, modelsFinding } from '../findings/demand-finding.ts'
import { largest } from '../figures/series.ts'
import { MISSING } from '../wording/figures.ts'
import { shortMonth } from '../wording/months.ts'
import { chartOf, tableOf, timeChartOf } from './blocks.ts'
import { entryTable } from './entry-table.ts'
import type { ChartBlock, SectionBody, TableBlock } from './report-model.ts'
import { left, right, scaleFor, shown, words } from './report-parts.ts'
import { usersRows, usersTitle } from '../tables/users-table.ts'

function flowBlocks(flow: FlowView | null): readonly ChartBlock[] {
	if (flow === null) return []
	const told = flow.model.stages.map(
		(stage) => `${stage.name} ${stage.shown}${listOf(toldOf(stage).map((part) => `${part.name} ${part.shown}`))}.`,
	)
	return [
		chartOf({
			title: flow.title,
			measure: 'Every stage is drawn as high as the next: its parts are shares of its own whole',
			alt: `${flow.title}. ${told.join(' ')}`,
			source: 'MW to IT power, then accelerators, then output tokens/s at the peak. Hatched: lost, idle or missing.',
			chart: { type: 'flow', model: flow.model },
		}),
	]
}

const listOf = (parts: readonly string[]): string => (parts.length === 0 ? '' : `, of it ${parts.join(', ')}`)

function demandChart(result: PlanResult, { series }: Figures): TimeChartModel | null {
	const tokens = result.layers.applications.required.some((value) => value > 0)
	const layer = tokens ? 'applications' : 'chips'
	const { required, available } = result.layers[layer]
	const most = Math.max(largest(required)?.value ?? 0, largest(available)?.value ?? 0)
	if (!required.some((value) => value > 0)) return null
	const { factor, word } = scaleFor(most)
	const asked = scaledBy(series(`layers.${layer}.required`), factor)
	const served = scaledBy(series(`layers.${layer}.available`), factor)
	return coverChart(
		{ months: result.months, today: null },
		{
			layer,
			unit: `${word}${tokens ? 'output tokens/s at the peak' : 'accelerators'}`,
			has: { name: tokens ? 'Served' : 'There', ...served },
			asked,
			short: tokens ? 'Unserved' : 'Missing',
		},
	)
}

function demandBlocks(result: PlanResult, figures: Figures, title: string): readonly ChartBlock[] {
	const demand = demandChart(result, figures)
	if (demand === null) return []
	return [
		timeChartOf(
			{ title, chart: demand },
			{ source: 'Asked: by every application and workload of the plan.', least: 100, most: 210 },
		),
	]
}

function workloadsTable(source: FigureSource): TableBlock {
	const ends = (id: string): string => {
		const training = source.result.workloads[id]?.training
		if (training === undefined) return MISSING
		return training.finishMonth === null ? 'not in the plan' : shortMonth(training.finishMonth)
	}
	return entryTable(
		{ ...source, list: 'workloads' },
		{
			title: 'Workloads',
			columns: [
				{ field: 'name', grow: 1.4 },
				{ field: 'kind', grow: 0.6 },
				{ field: 'model' },
				{ key: 'acceleratorsRequired', at: 'largest', when: 'peak' },
				{
					key: 'servedShare',
					at: 'least',
					when: 'lowest',
					cell: (_row, cell) => ({ ...cell, strong: (cell.value ?? 1) < 1 - 1e-9 }),
				},
				{ head: right('Training ends'), cell: ({ id }) => words(ends(id)) },
			],
			least: 3,
			noun: 'workloads',
			empty: 'No workload yet.',
		},
	)
}

/** How users of each region are served; nothing where it is not said where they are. */
function usersBlocks(source: FigureSource): readonly TableBlock[] {
	const rows = usersRows(source, figuresFrom(source))
	if (rows.length === 0) return []
	return [
		tableOf({
			title: usersTitle(rows),
			columns: [left('Service', 1.4), left('Region'), right('Served, lowest'), right('Round trip')],
			rows: rows.map(({ service, region, served, roundTrip }) => [
				words(service),
				words(region),
				{ ...served, strong: (served.value ?? 1) < 1 },
				typeof roundTrip === 'string' ? words(roundTrip) : shown(roundTrip),
			]),
			least: 3,
			noun: 'regions of users',
			empty: '',
		}),
	]
}

/** From megawatts to tokens in one month, demand over all, and every workload. */
export function demandSection(plan: PlanFile, result: PlanResult): SectionBody {
	const flow = buildFlow(plan, result)
	const { title, lede } = (plan.applications.length > 0 ? applicationsFinding : modelsFinding)(plan, result)
	return {
		bookmark: 'Megawatts to tokens',
		finding: title,
		lede,
		blocks: [
			...flowBlocks(flow),
			...demandBlocks(result, figuresFrom({ plan, result }), title),
			workloadsTable({ plan, result }),
			...usersBlocks({ plan, result }),
		],
	}
}
