import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { buildFlow, type FlowView } from '../pages/flow-view.ts'
import { toldOf } from '../charts/flow.ts'
import { coverChart, type TimeChartModel } from '../charts/time-model.ts'
import { type Figures, figuresFrom, scaledBy } from '../figures/figure.ts'
import { applicationsFinding, modelsFinding } from '../findings/demand-finding.ts'
import { largest, smallest } from '../figures/series.ts'
import { MISSING } from '../wording/figures.ts'
import { shortMonth, sentenceCase } from '../wording/months.ts'
import { chartOf, tableOf, timeChartOf } from './blocks.ts'
import type { ChartBlock, Section, TableBlock } from './report-model.ts'
import { left, right, scaleFor, shown, words } from './report-parts.ts'

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

function workloadsTable(plan: PlanFile, result: PlanResult): TableBlock {
	const { models } = catalogueFor(plan)
	const { figure } = figuresFrom({ plan, result })
	return tableOf({
		title: 'Workloads',
		columns: [
			left('Workload', 1.4),
			left('Kind', 0.6),
			left('Model', 1),
			right('Accelerators asked, peak'),
			right('Given, lowest'),
			right('Training ends'),
		],
		rows: plan.workloads.map((row) => {
			const own = result.workloads[row.id]
			const least = smallest(own?.servedShare ?? [])
			const finish = own?.training?.finishMonth
			return [
				words(row.name ?? row.id),
				words(sentenceCase(row.kind)),
				words(models.find(({ id }) => id === row.model)?.name ?? row.model),
				own === undefined
					? words(MISSING)
					: shown(figure('acceleratorsRequired', { of: `workload:${row.id}`, at: 'largest' })),
				own === undefined
					? words(MISSING)
					: {
							...shown(figure('servedShare', { of: `workload:${row.id}`, at: 'least' })),
							strong: least !== null && least.value < 1 - 1e-9,
						},
				words(
					own?.training === undefined
						? MISSING
						: finish === null || finish === undefined
							? 'not in the plan'
							: shortMonth(finish),
				),
			]
		}),
		least: 3,
		noun: 'workloads',
		empty: 'No workload yet.',
	})
}

/** From megawatts to tokens in one month, demand over all, and every workload. */
export function demandSection(plan: PlanFile, result: PlanResult): Section {
	const flow = buildFlow(plan, result)
	const { title, lede } = (plan.applications.length > 0 ? applicationsFinding : modelsFinding)(plan, result)
	return {
		bookmark: 'Megawatts to tokens',
		finding: title,
		lede,
		blocks: [
			...flowBlocks(flow),
			...demandBlocks(result, figuresFrom({ plan, result }), title),
			workloadsTable(plan, result),
		],
	}
}
