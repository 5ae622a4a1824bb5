import { chipNames } from './chip-name.ts'
import type { PlanResult } from '#shared/result.ts'
import type { WorkloadResult } from '#shared/workload-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Workload } from '#shared/schemas/plan-items.ts'
import { modelsFinding } from './findings/demand-finding.ts'
import type { KeyFigure } from './key-figure.ts'
import type { LayerPage, ListEntry, NamedChart, PageInput } from './layer-page.ts'
import { addSeries, largest, smallest } from './series.ts'
import { compact, count, MISSING, percent } from './wording/figures.ts'
import { longMonth, shortMonth } from './wording/months.ts'
import { workloadTables } from './workload-tables.ts'

function allocationChart(result: PlanResult, today: string | null): NamedChart {
	const all = Object.values(result.workloads)
	const required = addSeries(
		all.map((workload) => workload.acceleratorsRequired),
		result.months.length,
	)
	const allocated = addSeries(
		all.map((workload) => workload.acceleratorsAllocated),
		result.months.length,
	)
	const worst = largest(required.map((value, index) => value - (allocated[index] ?? 0)))
	const short = worst !== null && worst.value >= 1
	return {
		title: short
			? `${count(worst.value)} accelerators too few in ${shortMonth(result.months[worst.index] ?? '')}`
			: 'Workloads get every accelerator they ask for',
		sub: 'Accelerators of all workloads, asked for and given, by month',
		chart: {
			months: result.months,
			unit: 'accelerators',
			bars: [],
			steps: [
				{ name: 'Given', values: allocated, colour: 'models', ink: 'models-ink', look: 'solid', area: 'models-soft' },
				{ name: 'Asked', values: required, colour: 'ink', ink: 'ink', look: 'solid' },
			],
			short: { name: 'Missing', lower: allocated, upper: required, colour: 'models' },
			callout: null,
			today,
		},
	}
}

function trainingWords(training: NonNullable<WorkloadResult['training']>): string {
	const size = `${training.flops.toExponential(2).replace('e+', 'e')} FLOP, ${compact(training.acceleratorHours)} accelerator-hours, ${compact(training.days)} days at the accelerators asked for`
	return training.finishMonth === null
		? `${size}; it does not end within the plan`
		: `${size}; it ends in ${longMonth(training.finishMonth)}`
}

function replicaWords(replica: NonNullable<WorkloadResult['replica']>, chipName: (id: string) => string): string {
	return `${count(replica.accelerators)} ${chipName(replica.chip)} a replica, ${compact(replica.tokensPerSecondPerAccelerator)} tokens/s from each, ${compact(replica.timePerOutputTokenMs)} ms a token`
}

/** Jobs take accelerators only for what the idle hours of services leave. */
function batchWords({ acceleratorsRequired, servedShare }: WorkloadResult): string {
	const most = largest(acceleratorsRequired)?.value ?? 0
	if (largest(servedShare.map((share) => share ?? 0))?.value === 0) return 'its jobs are not done in any month'
	return most > 0
		? 'jobs beyond the hours that services leave idle'
		: 'its jobs fit into the hours that services leave idle'
}

type Around = { readonly months: readonly string[]; readonly chipName: (id: string) => string }

function noteOf({ plan, result }: { plan: Workload; result: WorkloadResult }, { chipName }: Around): string {
	if (result.training) return trainingWords(result.training)
	if (result.replica) return replicaWords(result.replica, chipName)
	return plan.kind === 'batch' ? batchWords(result) : 'no chip of this plan can run it'
}

function statusOf(workload: WorkloadResult): ListEntry['status'] {
	if (workload.training?.meetsDeadline === false) return 'failing'
	const lowest = smallest(workload.servedShare)?.value ?? 1
	if (lowest >= 1 - 1e-9) return 'ok'
	return workload.training === undefined ? 'failing' : 'tight'
}

function entryOf({ plan, result }: { plan: Workload; result: WorkloadResult }, around: Around): ListEntry {
	const peak = largest(result.acceleratorsRequired)
	const lowest = smallest(result.servedShare)
	const note = noteOf({ plan, result }, around)
	const at = lowest?.index ?? 0
	const given = `${count(result.acceleratorsAllocated[at] ?? 0)} of ${count(result.acceleratorsRequired[at] ?? 0)}`
	return {
		key: plan.id,
		status: statusOf(result),
		title: `${plan.name ?? plan.id} needs ${count(peak?.value ?? 0)} accelerators`,
		note,
		value: MISSING,
		open:
			lowest === null
				? null
				: {
						text: given,
						why: {
							quantity: 'models.acceleratorsAllocated',
							scope: `workload:${plan.id}`,
							month: around.months[at] ?? null,
						},
					},
	}
}

const lateWords = (late: number) => (late === 1 ? '1 misses its deadline' : `${late} miss their deadline`)

function figuresOf(result: PlanResult): readonly KeyFigure[] {
	const { required, coverage } = result.layers.models
	const peak = largest(required)
	const worst = smallest(coverage)
	const months = result.months
	const figure = (quantity: string, month: string | null) => ({ quantity, scope: 'plan', month })
	const trainings = Object.values(result.workloads).flatMap((workload) =>
		workload.training ? [workload.training] : [],
	)
	return [
		{
			label: 'Workloads',
			value: String(Object.keys(result.workloads).length),
			unit: '',
			note: `${trainings.length} training`,
			why: null,
		},
		{
			label: 'Tokens asked at the peak',
			value: compact(peak?.value ?? 0),
			unit: 'tokens/s',
			note: peak === null || peak.value <= 0 ? 'no inference' : shortMonth(months[peak.index] ?? ''),
			why: figure('layers.models.required', months[peak?.index ?? 0] ?? null),
		},
		{
			label: 'Lowest cover by ready models',
			value: worst === null ? MISSING : percent(worst.value),
			unit: '',
			note: worst === null ? 'nothing asked' : shortMonth(months[worst.index] ?? ''),
			why: worst === null ? null : figure('layers.models.coverage', months[worst.index] ?? null),
		},
		{
			label: 'Training',
			value: compact(trainings.reduce((total, run) => total + run.acceleratorHours, 0)),
			unit: 'accelerator-hours',
			note: lateWords(trainings.filter((run) => run.meetsDeadline === false).length),
			why: figure('training.acceleratorHours', null),
		},
	]
}

/** Workloads: the accelerators they ask for, what they get, and what it makes of them. */
export function buildModelsView({ plan, result, today }: PageInput<PlanFile, PlanResult>): LayerPage {
	const around = { months: result.months, chipName: chipNames(plan) }
	const entries = plan.workloads.flatMap((workload) => {
		const own = result.workloads[workload.id]
		return own === undefined ? [] : [entryOf({ plan: workload, result: own }, around)]
	})
	return {
		layer: 'models',
		finding: modelsFinding(plan, result),
		figures: figuresOf(result),
		bars: null,
		charts: [allocationChart(result, today)],
		list:
			entries.length === 0
				? null
				: {
						title: 'What each workload needs',
						sub: 'Right: the accelerators it is given in its worst month, of those it asks for',
						entries,
					},
		tables: workloadTables(plan, result),
	}
}
