import { buildApplicationsView } from '../../pages/applications-view.ts'
import type { FlowView } from '../../pages/flow-view.ts'
import { buildModelsView } from '../../pages/models-view.ts'
import { toldOf } from '#shared/charts/flow.ts'
import { type FigureSource } from '../../figures/figure.ts'
import { applicationsFinding, modelsFinding } from '../../findings/demand-finding.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { shortMonth } from '#shared/formats/months.ts'
import { chartOf } from '../parts/blocks.ts'
import { entryTable, gridTable } from '../parts/entry-table.ts'
import { pageBlocks } from '../parts/page-blocks.ts'
import type { ChartBlock, ReportInput, SectionBody, TableBlock } from '../report-model.ts'
import { right, words } from '../parts/report-parts.ts'

export function flowBlocks(flow: FlowView | null): readonly ChartBlock[] {
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

/** What is asked of the chips, the least served first. */
export function workloadsTable(source: FigureSource): TableBlock {
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

/** Training runs and services: what each asks for, gets and takes. */
export function modelsSection({ plan, result }: ReportInput): SectionBody {
	const { title, lede } = modelsFinding(plan, result)
	const page = buildModelsView({ plan, result, status: null })
	return {
		bookmark: 'Models',
		finding: title,
		lede,
		blocks: [...pageBlocks(page), workloadsTable({ plan, result })],
	}
}

/** Who asks for tokens, and how far they are served. */
export function applicationsSection({ plan, result }: ReportInput): SectionBody {
	const { title, lede } = applicationsFinding(plan, result)
	const page = buildApplicationsView({ plan, result, status: null })
	return {
		bookmark: 'Applications',
		finding: title,
		lede,
		blocks: [...pageBlocks(page), ...gridTable(plan, 'applications')],
	}
}
