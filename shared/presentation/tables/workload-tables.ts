import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { ReplicaResult, TrainingResult, WorkloadResult } from '#shared/workload-result.ts'
import type { FigureKey } from '../figures/figure-keys.ts'
import { type Figures, figuresFrom } from '../figures/figure.ts'
import { chipNames } from '../wording/chip-name.ts'
import type { FigureTable, TableFigure } from '../pages/layer-page.ts'
import { largest } from '../figures/series.ts'
import { compact, count, MISSING, percent } from '../wording/figures.ts'

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

type Line<Part> = { readonly name: string; readonly cell: (column: Named<Part>, figures: Figures) => TableFigure }
type InPool = { readonly pool: string | null }
type Words = (value: number) => string

/** A line of figures of the workload itself. */
const own = <Part>(name: string, key: FigureKey, as?: (part: Part) => Words): Line<Part> => ({
	name,
	cell: ({ id, part }, { figure }) => figure(key, { of: `workload:${id}`, ...(as && { as: as(part) }) }),
})
/** A line of figures of the pool they are of; a dash where the plan has none, or the figure has no value. */
const inPool = <Part extends InPool>(
	name: string,
	key: FigureKey,
	as?: (column: Named<Part>) => Words,
): Line<Part> => ({
	name,
	cell: (column, { figure }) => {
		if (column.part.pool === null) return MISSING
		const found = figure(key, {
			of: `placement:${column.id}/${column.part.pool}`,
			...(as && { as: as(column) }),
		})
		return found.value === null ? MISSING : found
	},
})

const exponent = (flops: number): string => flops.toExponential(2).replace('e+', 'e')
const milliseconds = (value: number): string => `${compact(value)} ms`

/** What a batch of the usual size can share in a step, against what the run asks for. */
const batchCeiling =
	({ own: { acceleratorsRequired } }: Named<TrainingResult>): Words =>
	(most) => {
		const asked = largest(acceleratorsRequired)?.value ?? 0
		return asked > most ? `${count(most)}; the run asks for ${count(asked)}` : count(most)
	}

const TRAINING: readonly Line<TrainingResult>[] = [
	own('Work, FLOP', 'training.flops', () => exponent),
	{
		name: 'Attention, of the work',
		cell: ({ part: { attentionFlops, countsAttention, flops } }) =>
			`${percent(flops > 0 ? attentionFlops / flops : 0)}, ${countsAttention ? 'counted' : 'not counted'}`,
	},
	own('Attention, FLOP', 'training.attentionFlops', () => exponent),
	own('Post-training to expect, FLOP', 'training.usualPostTrainingFlops', () => exponent),
	inPool('All-in efficiency, as the run is reckoned', 'training.efficiency'),
	inPool('Accelerator-hours', 'training.acceleratorHours'),
	inPool('Days at the accelerators asked for', 'training.days'),
	inPool('Fewest accelerators, by memory', 'training.memoryFloorAccelerators'),
	inPool('Most that can share a step of the usual batch', 'training.batchCeilingAccelerators', batchCeiling),
	inPool('Unexpected stops over the run', 'training.expectedStops', () => compact),
]

/** Goodput, stops and checkpoints are of the month that asks for most accelerators. */
function goodputLines(months: readonly string[]): readonly Line<TrainingResult>[] {
	const line = (name: string, key: FigureKey, as: Words): Line<TrainingResult> => ({
		name,
		cell: ({ id, own: { acceleratorsRequired } }, { figure }) => {
			const month = months[largest(acceleratorsRequired)?.index ?? 0] ?? null
			const found = figure(key, { of: `workload:${id}`, as })
			return found.value === null ? MISSING : { ...found, why: { ...found.why, month } }
		},
	})
	return [
		line('Time between unexpected stops', 'training.hoursBetweenStops', (hours) => `${compact(hours)} h`),
		line(
			'Best time between checkpoints',
			'training.checkpointSeconds',
			(seconds) => `${compact(seconds / SECONDS_PER_MINUTE)} min`,
		),
		line('Goodput by stops and checkpoints, a check beside the efficiency', 'training.expectedGoodput', percent),
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
	inPool('Smallest replica that holds the weights', 'replica.minimumAccelerators'),
	inPool('Accelerators a replica', 'replica.accelerators'),
	inPool('Sequences at once', 'replica.batch', () => compact),
	inPool('Tokens/s an accelerator', 'replica.tokensPerSecondPerAccelerator'),
	inPool('Time per token', 'replica.timePerOutputTokenMs', () => milliseconds),
	inPool('One decode step', 'replica.stepMs', () => milliseconds),
	inPool('Prompts of others, of the time per token', 'replica.promptsOfOthersMs', () => milliseconds),
	inPool(
		'Time to a first token, at least',
		'replica.firstTokenSeconds',
		() => (seconds) => milliseconds(seconds * MS_PER_SECOND),
	),
]

function tableOf<Part>(
	columns: readonly Named<Part>[],
	{ title, sub, lines }: { readonly title: string; readonly sub: string; readonly lines: readonly Line<Part>[] },
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
				title: 'How each service runs',
				sub: 'The replica in the pool that runs most of it; parts of the time per token are added, not the largest taken',
				lines: [{ name: 'Chip', cell: ({ part }) => chipName(part.chip) }, ...REPLICA, licenceLine(plan)],
			},
			figures,
		),
		...tableOf(
			named(from, ({ training }) => training),
			{
				title: 'What each training run rests on',
				sub: 'Work, efficiency and limits; what is beside the work is counted only where the plan states it',
				lines: [...TRAINING, ...goodputLines(result.months)],
			},
			figures,
		),
	]
}
