import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { ReplicaResult, TrainingResult, WorkloadResult } from '#shared/workload-result.ts'
import { chipNames } from './chip-name.ts'
import type { FigureTable, TableFigure } from './layer-page.ts'
import { largest } from './series.ts'
import { compact, count, MISSING, percent } from './wording/figures.ts'

/** More side by side and a column is too narrow to read. */
const MOST_COLUMNS = 6
const SECONDS_PER_MINUTE = 60
const MS_PER_SECOND = 1000

type Named<Part> = { readonly id: string; readonly name: string; readonly own: WorkloadResult; readonly part: Part }

function named<Part>(
	{ plan, result }: { readonly plan: PlanFile; readonly result: PlanResult },
	part: (own: WorkloadResult) => Part | undefined,
): readonly Named<Part>[] {
	return plan.workloads.flatMap(({ id, name }) => {
		const own = result.workloads[id]
		const found = own && part(own)
		return own && found ? [{ id, name: name ?? id, own, part: found }] : []
	})
}

type Opens = { readonly text: string; readonly quantity: string; readonly month?: string | null }
type Line<Part> = { readonly name: string; readonly cell: (column: Named<Part>) => TableFigure }

const ofWorkload = (id: string, { text, quantity, month }: Opens): TableFigure => ({
	text,
	why: { quantity, scope: `workload:${id}`, month: month ?? null },
})
/** Of the pool the figure is of; words alone where the plan has none. */
const inPool = (column: Named<{ readonly pool: string | null }>, { text, quantity }: Opens): TableFigure =>
	column.part.pool === null
		? text
		: { text, why: { quantity, scope: `placement:${column.id}/${column.part.pool}`, month: null } }

const exponent = (flops: number): string => flops.toExponential(2).replace('e+', 'e')
const maybe = (value: number | null, words: (value: number) => string): string =>
	value === null ? MISSING : words(value)
const milliseconds = (value: number): string => `${compact(value)} ms`

const TRAINING: readonly Line<TrainingResult>[] = [
	{
		name: 'Work, FLOP',
		cell: ({ id, part }) => ofWorkload(id, { text: exponent(part.flops), quantity: 'training.flops' }),
	},
	{
		name: 'Attention, of the work',
		cell: ({ id, part: { attentionFlops, countsAttention, flops } }) =>
			ofWorkload(id, {
				text: `${percent(flops > 0 ? attentionFlops / flops : 0)}, ${countsAttention ? 'counted' : 'not counted'}`,
				quantity: 'training.attentionFlops',
			}),
	},
	{
		name: 'Post-training to expect, FLOP',
		cell: ({ id, part }) =>
			ofWorkload(id, { text: exponent(part.usualPostTrainingFlops), quantity: 'training.usualPostTrainingFlops' }),
	},
	{
		name: 'All-in efficiency',
		cell: (column) => inPool(column, { text: maybe(column.part.efficiency, percent), quantity: 'training.efficiency' }),
	},
	{
		name: 'Accelerator-hours',
		cell: (column) =>
			inPool(column, { text: compact(column.part.acceleratorHours), quantity: 'training.acceleratorHours' }),
	},
	{
		name: 'Days at the accelerators asked for',
		cell: (column) => inPool(column, { text: compact(column.part.days), quantity: 'training.days' }),
	},
	{
		name: 'Fewest accelerators, by memory',
		cell: (column) =>
			inPool(column, {
				text: maybe(column.part.memoryFloorAccelerators, count),
				quantity: 'training.memoryFloorAccelerators',
			}),
	},
	{
		name: 'Most accelerators, by batch',
		cell: (column) =>
			inPool(column, {
				text: maybe(column.part.batchCeilingAccelerators, count),
				quantity: 'training.batchCeilingAccelerators',
			}),
	},
	{
		name: 'Unexpected stops over the run',
		cell: (column) =>
			inPool(column, { text: maybe(column.part.expectedStops, compact), quantity: 'training.expectedStops' }),
	},
]

/** Goodput, stops and checkpoints are of the month that asks for most accelerators. */
function goodputLines(months: readonly string[]): readonly Line<TrainingResult>[] {
	const busiest = (own: WorkloadResult) => months[largest(own.acceleratorsRequired)?.index ?? 0] ?? null
	const line = (name: string, quantity: string, words: (part: TrainingResult) => string): Line<TrainingResult> => ({
		name,
		cell: ({ id, own, part }) => ofWorkload(id, { text: words(part), quantity, month: busiest(own) }),
	})
	return [
		line('Time between unexpected stops', 'training.hoursBetweenStops', ({ hoursBetweenStops }) =>
			maybe(hoursBetweenStops, (hours) => `${compact(hours)} h`),
		),
		line('Best time between checkpoints', 'training.checkpointSeconds', ({ checkpointSeconds }) =>
			maybe(checkpointSeconds, (seconds) => `${compact(seconds / SECONDS_PER_MINUTE)} min`),
		),
		line('Goodput to expect', 'training.expectedGoodput', ({ expectedGoodput }) => percent(expectedGoodput)),
	]
}

/** Whose weights a service uses, and what their licence lets it do. */
function licenceLine(plan: PlanFile): Line<ReplicaResult> {
	const { models } = catalogueFor(plan)
	const made = new Set(plan.workloads.flatMap((run) => (run.kind === 'training' ? (run.producesModel ?? []) : [])))
	return {
		name: 'Weights',
		cell: ({ id }) => {
			const model = plan.workloads.find((workload) => workload.id === id)?.model ?? ''
			if (made.has(model)) return 'made by this plan'
			const row = models.find((known) => known.id === model)
			if (row === undefined) return MISSING
			if (!row.openWeights) return 'closed'
			const uses = { yes: 'open', conditions: 'open, on conditions', no: 'open, not for commerce' } as const
			return row.licence === null ? uses[row.commercialUse] : `${uses[row.commercialUse]}: ${row.licence}`
		},
	}
}

const REPLICA: readonly Line<ReplicaResult>[] = [
	{
		name: 'Smallest replica that holds the weights',
		cell: (column) =>
			inPool(column, { text: count(column.part.minimumAccelerators), quantity: 'replica.minimumAccelerators' }),
	},
	{
		name: 'Accelerators a replica',
		cell: (column) => inPool(column, { text: count(column.part.accelerators), quantity: 'replica.accelerators' }),
	},
	{
		name: 'Sequences at once',
		cell: (column) => inPool(column, { text: compact(column.part.batch), quantity: 'replica.batch' }),
	},
	{
		name: 'Tokens/s an accelerator',
		cell: (column) =>
			inPool(column, {
				text: compact(column.part.tokensPerSecondPerAccelerator),
				quantity: 'replica.tokensPerSecondPerAccelerator',
			}),
	},
	{
		name: 'Time per token',
		cell: (column) =>
			inPool(column, {
				text: milliseconds(column.part.timePerOutputTokenMs),
				quantity: 'replica.timePerOutputTokenMs',
			}),
	},
	{
		name: 'One decode step',
		cell: (column) => inPool(column, { text: maybe(column.part.stepMs, milliseconds), quantity: 'replica.stepMs' }),
	},
	{
		name: 'Prompts of others, of the time per token',
		cell: (column) =>
			inPool(column, {
				text: maybe(column.part.promptsOfOthersMs, milliseconds),
				quantity: 'replica.promptsOfOthersMs',
			}),
	},
	{
		name: 'Time to a first token, at least',
		cell: (column) =>
			inPool(column, {
				text: maybe(column.part.firstTokenSeconds, (seconds) => milliseconds(seconds * MS_PER_SECOND)),
				quantity: 'replica.firstTokenSeconds',
			}),
	},
]

function tableOf<Part>(
	columns: readonly Named<Part>[],
	{ title, sub, lines }: { readonly title: string; readonly sub: string; readonly lines: readonly Line<Part>[] },
): readonly FigureTable[] {
	if (columns.length === 0) return []
	const shown = columns.slice(0, MOST_COLUMNS)
	const rest = columns.length > shown.length ? `; the first ${shown.length} of ${columns.length}` : ''
	return [
		{
			title,
			sub: `${sub}${rest}`,
			heads: ['Figure', ...shown.map(({ name }) => name)],
			rows: lines.map(({ name, cell }) => ({ key: name, name, figures: shown.map(cell) })),
		},
	]
}

/** What training runs and replicas rest on, run beside run; every figure opens. */
export function workloadTables(plan: PlanFile, result: PlanResult): readonly FigureTable[] {
	const from = { plan, result }
	const chipName = chipNames(plan)
	return [
		...tableOf(
			named(from, ({ replica }) => replica),
			{
				title: 'How each service runs',
				sub: 'The replica in the pool that runs most of it; parts of the time per token are added, not the largest taken',
				lines: [{ name: 'Chip', cell: ({ part }) => chipName(part.chip) }, ...REPLICA, licenceLine(plan)],
			},
		),
		...tableOf(
			named(from, ({ training }) => training),
			{
				title: 'What each training run rests on',
				sub: 'Work, efficiency and limits; what is beside the work is counted only where the plan states it',
				lines: [...TRAINING, ...goodputLines(result.months)],
			},
		),
	]
}
