import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { ReplicaResult, TrainingResult, WorkloadResult } from '#shared/result/workload-result.ts'
import { type MetricName, metricOf } from '#shared/metrics/metric.ts'
import { type Figures, figuresFrom, type FigureSource } from '../figures/figure.ts'
import { chipNames } from '../messages/chip-name.ts'
import type { FigureTable, TableFigure } from '../pages/layer-page.ts'
import { largest } from '../figures/series.ts'
import { compact, count, MISSING, percent } from '#shared/formats/figures.ts'

/** More side by side and a column is too narrow to read. */
const MOST_COLUMNS = 6
const SECONDS_PER_MINUTE = 60
const MS_PER_SECOND = 1000

type NamedWorkload<Part> = {
	readonly id: string
	readonly name: string
	readonly own: WorkloadResult
	readonly part: Part
}

function named<Part>(
	{ plan, result }: FigureSource,
	part: (own: WorkloadResult) => Part | undefined,
): readonly NamedWorkload<Part>[] {
	return plan.workloads.flatMap(({ id, name }) => {
		const own = result.workloads[id]
		const found = own && part(own)
		return own && found ? [{ id, name: name ?? id, own, part: found }] : []
	})
}

type WorkloadTablesLine<Part> = {
	readonly name: string
	readonly cell: (column: NamedWorkload<Part>, figures: Figures) => TableFigure
}
type WorkloadTablesWords = (value: number) => string

/** A line of one figure of a run; a dash where it has no value. */
const own = <Part>(
	key: MetricName,
	as?: (column: NamedWorkload<Part>) => WorkloadTablesWords,
): WorkloadTablesLine<Part> => ({
	name: metricOf(key).label,
	cell: (column, { figure }) => {
		const found = figure(key, { of: `workload:${column.id}`, ...(as && { as: as(column) }) })
		return found.value === null ? MISSING : found
	},
})
/** The same of its pool; a dash where the plan has none. */
const inPool = <Part extends { readonly pool: string | null }>(
	key: MetricName,
	as?: (column: NamedWorkload<Part>) => WorkloadTablesWords,
): WorkloadTablesLine<Part> => {
	const { name, cell } = own(key, as)
	return { name, cell: (column, figures) => (column.part.pool === null ? MISSING : cell(column, figures)) }
}

const exponent = (flops: number): string => flops.toExponential(2).replace('e+', 'e')
const milliseconds = (value: number): string => `${compact(value)} ms`

/** What a batch of the usual size can share in a step, against what the run asks for. */
const batchCeiling =
	({ own: { acceleratorsRequired } }: NamedWorkload<TrainingResult>): WorkloadTablesWords =>
	(most) => {
		const asked = largest(acceleratorsRequired)?.value ?? 0
		return asked > most ? `${count(most)}; the run requests ${count(asked)}` : count(most)
	}

const TRAINING: readonly WorkloadTablesLine<TrainingResult>[] = [
	own('training.flops', () => exponent),
	{
		name: 'Attention share of compute',
		cell: ({ part: { attentionFlops, countsAttention, flops } }) =>
			`${percent(flops > 0 ? attentionFlops / flops : 0)}, ${countsAttention ? 'counted' : 'not counted'}`,
	},
	own('training.attentionFlops', () => exponent),
	own('training.usualPostTrainingFlops', () => exponent),
	inPool('training.efficiency'),
	inPool('training.acceleratorHours'),
	inPool('training.days'),
	inPool('training.memoryFloorAccelerators'),
	inPool('training.batchCeilingAccelerators', batchCeiling),
	inPool('training.expectedStops', () => compact),
	own('training.hoursBetweenStops', () => (hours) => `${compact(hours)} h`),
	own('training.checkpointSeconds', () => (seconds) => `${compact(seconds / SECONDS_PER_MINUTE)} min`),
	own('training.expectedGoodput', () => percent),
]

/** Whose weights a service uses, and what their licence lets it do. */
function licenceLine(plan: PlanFile): WorkloadTablesLine<ReplicaResult> {
	const { models } = catalogueFor(plan)
	const made = new Set(plan.workloads.flatMap((run) => (run.kind === 'training' ? (run.producesModel ?? []) : [])))
	return {
		name: 'Weights',
		cell: ({ id }) => {
			const model = plan.workloads.find((workload) => workload.id === id)?.model ?? ''
			if (made.has(model)) return 'trained in this plan'
			const row = models.find((known) => known.id === model)
			if (row === undefined) return MISSING
			if (!row.openWeights) return 'closed'
			const uses = { yes: 'open', conditions: 'open, with conditions', no: 'open, non-commercial' } as const
			return row.licence === null ? uses[row.commercialUse] : `${uses[row.commercialUse]}: ${row.licence}`
		},
	}
}

const REPLICA: readonly WorkloadTablesLine<ReplicaResult>[] = [
	inPool('replica.minimumAccelerators'),
	inPool('replica.accelerators'),
	inPool('replica.batch', () => compact),
	inPool('replica.tokensPerSecondPerAccelerator'),
	inPool('replica.timePerOutputTokenMs', () => milliseconds),
	inPool('replica.stepMs', () => milliseconds),
	inPool('replica.promptsOfOthersMs', () => milliseconds),
	inPool('replica.firstTokenSeconds', () => (seconds) => milliseconds(seconds * MS_PER_SECOND)),
]

function tableOf<Part>(
	columns: readonly NamedWorkload<Part>[],
	{
		title,
		sub,
		lines,
	}: { readonly title: string; readonly sub: string; readonly lines: readonly WorkloadTablesLine<Part>[] },
	figures: Figures,
): readonly FigureTable[] {
	if (columns.length === 0) return []
	const shown = columns.slice(0, MOST_COLUMNS)
	const rest = columns.length > shown.length ? `; the first ${shown.length} of ${columns.length}` : ''
	return [
		{
			title,
			sub: `${sub}${rest}`,
			heads: ['Figure', ...shown.map(({ name }) => name)],
			rows: lines.map(({ name, cell }) => ({ key: name, name, figures: shown.map((column) => cell(column, figures)) })),
		},
	]
}

/** What training runs and replicas rest on, run beside run; every figure opens. */
export function workloadTables(plan: PlanFile, result: PlanResult): readonly FigureTable[] {
	const from = { plan, result }
	const chipName = chipNames(plan)
	const figures = figuresFrom(from)
	return [
		...tableOf(
			named(from, ({ replica }) => replica),
			{
				title: 'How each workload runs',
				sub: 'The replica in the pool that runs most of it; parts of the time per token add up',
				lines: [{ name: 'Chip', cell: ({ part }) => chipName(part.chip) }, ...REPLICA, licenceLine(plan)],
			},
			figures,
		),
		...tableOf(
			named(from, ({ training }) => training),
			{
				title: 'Training runs in detail',
				sub: 'Compute, efficiency and limits; overheads count only where entered',
				lines: TRAINING,
			},
			figures,
		),
	]
}
