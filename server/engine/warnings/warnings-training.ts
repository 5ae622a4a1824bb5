import type { TrainingDefaults } from '#shared/catalogue/facility-types.ts'
import type { Range } from '#shared/catalogue/types.ts'
import type { Warning } from '#shared/warning-result.ts'
import type { TrainingResult } from '#shared/workload-result.ts'
import { formatShare } from '#shared/units/format.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import { efficiencyPriorOfRun } from '../layers/models/training-efficiency.ts'
import { trainingGoodput } from '../layers/models/workload-inputs.ts'
import { lowEfficiency } from '../layers/models/training-limits.ts'
import type { EngineModel } from '../world.ts'
import { nameOf, type WarningFacts } from './warning-facts.ts'

type Run = Extract<EngineModel['plan']['workloads'][number], { kind: 'training' }>
type Place = {
	readonly frame: Frame<EngineModel>
	readonly run: Run
	readonly index: number
	readonly training: TrainingResult
	/** most accelerators it asks for in a month */
	readonly accelerators: number
}
type Check = (place: Place) => Warning | null

const figure = (value: number) => Math.round(value).toLocaleString('en-US')
const at = ({ index }: Place, field: string) => `workloads[${String(index)}].${field}`

/** A goodput assumed this far above the one to expect is worth a warning. */
const GOODPUT_MARGIN = 0.05

/** Only a stated MFU uses goodput. */
const goodput: Check = (place) => {
	const { run, frame, training } = place
	if (run.mfu === null) return null
	const assumed = run.goodput ?? columnOf(frame, trainingGoodput).at(0, 0)
	if (assumed - training.expectedGoodput <= GOODPUT_MARGIN) return null
	return {
		path: at(place, 'goodput'),
		code: 'goodput_above_expected',
		text: `${nameOf(run)} counts on a goodput of ${formatShare(assumed)}; stops and checkpoints at its size leave about ${formatShare(training.expectedGoodput)}.`,
		mend: 'State a lower goodput, or note how restarts are made faster.',
	}
}

const memoryFloor: Check = (place) => {
	const { run, training } = place
	const floor = training.memoryFloorAccelerators
	if (floor === null || run.accelerators === null || run.accelerators >= floor) return null
	return {
		path: at(place, 'accelerators'),
		code: 'below_memory_floor',
		text: `${nameOf(run)} asks for ${figure(run.accelerators)} accelerators; its weights, gradients and optimiser alone fill ${figure(floor)}.`,
		mend: `Ask for ${figure(floor)} or more, or train by LoRA.`,
	}
}

const batchCeiling: Check = (place) => {
	const { run, training, accelerators } = place
	const ceiling = training.batchCeilingAccelerators
	if (ceiling === null || ceiling <= 0 || accelerators <= ceiling) return null
	const usual = place.frame.world.model.catalogue.trainingDefaults.batchTokens
	const batch = run.batchTokens === null ? `a batch of ${figure(usual)} tokens, which is assumed` : 'its batch'
	return {
		path: at(place, run.accelerators === null ? 'deadlineMonth' : 'accelerators'),
		code: 'above_batch_ceiling',
		text: `${nameOf(run)} asks for ${figure(accelerators)} accelerators; at most ${figure(ceiling)} can share one step of ${batch}.`,
		mend: 'State a larger batch, shorter sequences, or more accelerators for each copy of the model; or ask for fewer.',
	}
}

const longSequence: Check = (place) => {
	const { run, training } = place
	const share = training.attentionFlops / Math.max(1, training.flops - training.attentionFlops)
	if (!training.countsAttention || share <= ATTENTION_SHARE) return null
	return {
		path: at(place, 'sequenceTokens'),
		code: 'attention_matters',
		text: `Attention adds ${formatShare(share)} to the work of ${nameOf(run)} at ${figure(run.sequenceTokens ?? 0)} tokens a sequence; efficiencies were measured on shorter ones.`,
		mend: 'State the MFU measured at this length.',
	}
}
/** attention of usual runs is below this share of the other work */
const ATTENTION_SHARE = 0.1

const largeRun: Check = (place) => {
	const { run, index, frame, accelerators } = place
	const beyond = frame.world.model.catalogue.trainingDefaults.largeRunAccelerators
	if (run.mfu !== null || accelerators <= beyond) return null
	const low = columnOf(frame, lowEfficiency).at(index, 0)
	const prior = columnOf(frame, efficiencyPriorOfRun).at(index, 0)
	const longer = formatShare(prior / low - 1)
	return {
		path: at(place, 'mfu'),
		code: 'efficiency_at_large_size',
		text: `${nameOf(run)} asks for ${figure(accelerators)} accelerators. Runs on more than ${figure(beyond)} reach about ${formatShare(low)} of the peak instead of the usual ${formatShare(prior)}, and take ${longer} longer.`,
		mend: 'State a measured MFU and the accelerators it was measured on.',
	}
}

const jobModel: Check = (place) => {
	const { run, frame } = place
	const row = frame.world.model.catalogue.models.find(({ id }) => id === run.model)
	if (row?.kind !== 'other') return null
	return {
		path: at(place, 'model'),
		code: 'work_by_parameters',
		text: `The work of ${nameOf(run)} is counted as six operations for each parameter and token, which does not hold for ${row.name} (${row.architecture}).`,
		mend: 'Make it a batch workload that has the accelerator-hours of the run as one job.',
	}
}

/** Published range of the MFU of a step that a run belongs to; null where none is published. */
function publishedMfu({ frame, run }: Place): Range | null {
	const { trainingDefaults, models } = frame.world.model.catalogue
	const row = models.find(({ id }) => id === run.model)
	if (row?.kind !== 'dense' || row.totalParamsB === null) return null
	const regime = { fp8: 'denseFp8', fp4: 'denseFp4Gb200', bf16: bf16Regime(row.totalParamsB, trainingDefaults) }
	return trainingDefaults.stepMfu[regime[run.precision ?? 'bf16']] ?? null
}

function bf16Regime(paramsB: number, { smallBelowParamsB, largeAboveParamsB }: TrainingDefaults): string {
	if (paramsB <= smallBelowParamsB) return 'denseBf16Under15b'
	return paramsB >= largeAboveParamsB ? 'denseBf16Over30b' : ''
}

const publishedRange: Check = (place) => {
	const { run } = place
	const range = publishedMfu(place)
	if (range === null || run.mfu === null || run.mfu <= range.high) return null
	return {
		path: at(place, 'mfu'),
		code: 'mfu_above_published',
		text: `${nameOf(run)} counts on an MFU of ${formatShare(run.mfu)}; nine of ten published runs like it stay below ${formatShare(range.high)}, the middle at ${formatShare(range.best)}.`,
		mend: 'Note where it was measured, or state a lower one.',
	}
}

const CHECKS: readonly Check[] = [goodput, publishedRange, memoryFloor, batchCeiling, longSequence, largeRun, jobModel]

/** What to know of a training run before trusting its dates. */
export function trainingWarnings({ frame, parts }: WarningFacts): readonly Warning[] {
	return frame.world.model.plan.workloads.flatMap((run, index): readonly Warning[] => {
		const own = parts.workloads[run.id]
		if (run.kind !== 'training' || !own?.training) return []
		const accelerators = own.acceleratorsRequired.reduce((most, asked) => Math.max(most, asked), 0)
		const place: Place = { frame, run, index, training: own.training, accelerators }
		return CHECKS.flatMap((check) => check(place) ?? [])
	})
}
