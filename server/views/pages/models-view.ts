import { coverChart } from '#shared/charts/time-model.ts'
import { accelerators } from '../messages/counts.ts'
import { chipNames } from '../messages/chip-name.ts'
import type { PlanResult } from '#shared/result.ts'
import type { WorkloadResult } from '#shared/result/workload-result.ts'
import type { Workload } from '#shared/schemas/plan-items.ts'
import { type Figures, figuresFrom, lowestFigure } from '../figures/figure.ts'
import { modelsFinding } from '../findings/demand-finding.ts'
import { keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import {
	type LayerPage,
	type ListEntry,
	type NamedChart,
	type PageInput,
	present,
	tabOf,
	tabWith,
} from './layer-page.ts'
import { unlessEmpty } from '../tables/list-entry.ts'
import { largest, smallest } from '../figures/series.ts'
import { compact, count, MISSING } from '#shared/formats/figures.ts'
import { counted, countInWords, longMonth, shortMonth } from '#shared/formats/months.ts'
import { usersTable } from '../tables/users-table.ts'
import { workloadTables } from '../tables/workload-tables.ts'

function allocationChart(result: PlanResult, { series }: Figures, status: string | null): NamedChart {
	const required = series('acceleratorsRequired')
	const allocated = series('acceleratorsAllocated')
	const worst = largest(required.values.map((value, index) => value - (allocated.values[index] ?? 0)))
	const short = worst !== null && worst.value >= 1
	return {
		title: short
			? `Workloads are ${accelerators(worst.value)} short in ${shortMonth(result.months[worst.index] ?? '')}`
			: required.values.some((value) => value > 0)
				? 'Workloads get every accelerator they request'
				: 'No workload requests accelerators in the plan',
		sub: 'Accelerators of all workloads by month: requested and allocated',
		chart: {
			whole: true,
			...coverChart(
				{ months: result.months, status },
				{
					layer: 'models',
					unit: 'accelerators',
					has: { name: 'Allocated', ...allocated },
					asked: required,
					short: 'Short',
				},
			),
		},
	}
}

function trainingWords(training: NonNullable<WorkloadResult['training']>): string {
	const size = `${training.flops.toExponential(2).replace('e+', 'e')} FLOP, ${compact(training.acceleratorHours)} accelerator-hours, ${compact(training.days)} days on the requested accelerators`
	return training.finishMonth === null
		? `${size}; does not finish in the plan`
		: `${size}; finishes ${longMonth(training.finishMonth)}`
}

function replicaWords(replica: NonNullable<WorkloadResult['replica']>, chipName: (id: string) => string): string {
	return `${count(replica.accelerators)} ${chipName(replica.chip)} per replica, ${compact(replica.tokensPerSecondPerAccelerator)} tokens/s each, ${compact(replica.timePerOutputTokenMs)} ms per token`
}

/** Jobs take accelerators only for what the idle hours of services leave. */
function batchWords({ acceleratorsRequired, servedShare }: WorkloadResult): string {
	const most = largest(acceleratorsRequired)?.value ?? 0
	if (largest(servedShare.map((share) => share ?? 0))?.value === 0) return 'no jobs finish in any month'
	return most > 0 ? 'jobs exceed the idle hours available' : 'jobs fit in the idle hours available'
}

type ModelsViewAround = { readonly figures: Figures; readonly chipName: (id: string) => string }

function noteOf({ plan, result }: { plan: Workload; result: WorkloadResult }, { chipName }: ModelsViewAround): string {
	if (result.training) return trainingWords(result.training)
	if (result.replica) return replicaWords(result.replica, chipName)
	if (plan.kind === 'batch') return batchWords(result)
	if (plan.kind === 'standing') return 'reserved capacity only'
	if (isAsked(result)) return 'no chip of this plan can run it'
	return plan.kind === 'inference' && plan.applicationIds.length === 0
		? 'no application linked'
		: 'no demand in the plan'
}

const isAsked = ({ acceleratorsRequired, servedShare }: WorkloadResult) =>
	acceleratorsRequired.some((value) => value > 0) || servedShare.some((share) => share !== null)

function statusOf(workload: WorkloadResult): ListEntry['status'] {
	if (workload.training?.meetsDeadline === false) return 'failing'
	if (!isAsked(workload)) return null
	const lowest = smallest(workload.servedShare)?.value ?? 1
	if (lowest >= 1 - 1e-9) return 'ok'
	return workload.training === undefined ? 'failing' : 'tight'
}

function entryOf({ plan, result }: { plan: Workload; result: WorkloadResult }, around: ModelsViewAround): ListEntry {
	const peak = largest(result.acceleratorsRequired)
	const lowest = smallest(result.servedShare)
	const note = noteOf({ plan, result }, around)
	const at = lowest?.index ?? 0
	const asked = count(result.acceleratorsRequired[at] ?? 0)
	return {
		key: plan.id,
		status: statusOf(result),
		title: `${plan.name ?? plan.id} needs ${accelerators(peak?.value ?? 0)}`,
		note,
		value: MISSING,
		open:
			lowest === null
				? null
				: around.figures.figure('acceleratorsAllocated', {
						of: `workload:${plan.id}`,
						at: around.figures.months[at] ?? 'last',
						as: (given) => `${count(given)} of ${asked}`,
					}),
	}
}

const lateWords = (late: number) =>
	late === 0
		? 'no deadline missed'
		: late === 1
			? 'one misses its deadline'
			: `${countInWords(late)} miss their deadline`

function figuresOf(result: PlanResult, { figure, month }: Figures): readonly KeyFigure[] {
	const peak = figure('layers.models.required', { at: 'largest' })
	const trainings = Object.values(result.workloads).flatMap((workload) =>
		workload.training ? [workload.training] : [],
	)
	return [
		keyFigure('Peak token demand', {
			figure: peak,
			unit: 'tokens/s',
			note: (peak.value ?? 0) > 0 ? month(peak) : 'no demand',
		}),
		lowestFigure('Lowest coverage by ready models', figure('layers.models.coverage', { at: 'least' }), month),
		keyFigure('Training', {
			figure: figure('training.acceleratorHours'),
			unit: 'accelerator-hours',
			note: `${counted(trainings.length, 'run')}, ${lateWords(trainings.filter((run) => run.meetsDeadline === false).length)}`,
		}),
	]
}

/** Workloads: the accelerators they ask for, what they get, and what it makes of them. */
export function buildModelsView({ plan, result, status }: PageInput): LayerPage {
	const figures = figuresFrom({ plan, result })
	const around = { figures, chipName: chipNames(plan) }
	const entries = () =>
		plan.workloads.flatMap((workload) => {
			const own = result.workloads[workload.id]
			return own === undefined ? [] : [entryOf({ plan: workload, result: own }, around)]
		})
	return {
		layer: 'models',
		finding: modelsFinding(plan, result),
		figures: figuresOf(result, figures),
		tabs: [
			tabOf(
				{ id: 'workloads', name: 'Workloads', figure: String(plan.workloads.length), list: 'workloads' },
				{ charts: () => [allocationChart(result, figures, status)] },
			),
			...tabWith(
				{ id: 'needs', name: 'Requirements' },
				{
					lists: () =>
						present([
							unlessEmpty({
								title: 'Requirements by workload',
								sub: 'Right: accelerators allocated in the worst month, of those requested',
								entries: entries(),
							}),
						]),
				},
			),
			...tabWith({ id: 'users', name: 'Users by region' }, { tables: () => present([usersTable({ plan, result })]) }),
			...workloadTables(plan, result).map((table, index) => ({
				id: `runs${String(index + 1)}`,
				name: table.title,
				tables: [table],
			})),
		],
	}
}
