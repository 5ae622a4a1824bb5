import type { TrainingDefaults } from '#shared/catalogue/tables.ts'
import type { Range } from '#shared/catalogue/types.ts'
import type { Warning } from '#shared/result/warning-result.ts'
import type { TrainingResult } from '#shared/result/workload-result.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import { efficiencyPriorOfRun } from '../layers/models/training-efficiency.ts'
import { trainingGoodput } from '../layers/models/workload-inputs.ts'
import { lowEfficiency } from '../layers/models/training-limits.ts'
import type { EngineModel } from '../world.ts'
import { nameOf, type WarningFacts } from './warning-facts.ts'

type WarningsTrainingRun = Extract<EngineModel['plan']['workloads'][number], { kind: 'training' }>
type RunToCheck = {
	readonly frame: Frame<EngineModel>
	readonly run: WarningsTrainingRun
	readonly index: number
	readonly training: TrainingResult
	/** most accelerators it asks for in a month */
	readonly accelerators: number
}
type Check = (place: RunToCheck) => Warning | null

const at = ({ index }: RunToCheck, field: string) => `workloads[${String(index)}].${field}`

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
		facts: { run: nameOf(run), assumed, expected: training.expectedGoodput },
	}
}

const memoryFloor: Check = (place) => {
	const { run, training } = place
	const floor = training.memoryFloorAccelerators
	if (floor === null || run.accelerators === null || run.accelerators >= floor) return null
	return {
		path: at(place, 'accelerators'),
		code: 'below_memory_floor',
		facts: { run: nameOf(run), accelerators: run.accelerators, floor },
	}
}

const batchCeiling: Check = (place) => {
	const { run, training, accelerators } = place
	const ceiling = training.batchCeilingAccelerators
	if (ceiling === null || ceiling <= 0 || accelerators <= ceiling) return null
	const usual = place.frame.world.model.catalogue.trainingDefaults.batchTokens
	return {
		path: at(place, run.accelerators === null ? 'deadlineMonth' : 'accelerators'),
		code: 'above_batch_ceiling',
		facts: { run: nameOf(run), accelerators, ceiling, assumedBatchTokens: run.batchTokens === null ? usual : null },
	}
}

const longSequence: Check = (place) => {
	const { run, training } = place
	const share = training.attentionFlops / Math.max(1, training.flops - training.attentionFlops)
	if (!training.countsAttention || share <= ATTENTION_SHARE) return null
	return {
		path: at(place, 'sequenceTokens'),
		code: 'attention_matters',
		facts: { run: nameOf(run), share, sequenceTokens: run.sequenceTokens ?? 0 },
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
	return {
		path: at(place, 'mfu'),
		code: 'efficiency_at_large_size',
		facts: { run: nameOf(run), accelerators, beyond, low, usual: prior },
	}
}

const jobModel: Check = (place) => {
	const { run, frame } = place
	const row = frame.world.model.catalogue.models.find(({ id }) => id === run.model)
	if (row?.kind !== 'other') return null
	return {
		path: at(place, 'model'),
		code: 'work_by_parameters',
		facts: { run: nameOf(run), model: row.name, architecture: row.architecture },
	}
}

/** Published range of the MFU of a step that a run belongs to; null where none is published. */
function publishedMfu({ frame, run }: RunToCheck): Range | null {
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
		facts: { run: nameOf(run), mfu: run.mfu, high: range.high, middle: range.best },
	}
}

const CHECKS: readonly Check[] = [goodput, publishedRange, memoryFloor, batchCeiling, longSequence, largeRun, jobModel]

/** What to know of a training run before trusting its dates. */
export function trainingWarnings({ frame, parts }: WarningFacts): readonly Warning[] {
	return frame.world.model.plan.workloads.flatMap((run, index): readonly Warning[] => {
		const own = parts.workloads[run.id]
		if (run.kind !== 'training' || !own?.training) return []
		const accelerators = own.acceleratorsRequired.reduce((most, asked) => Math.max(most, asked), 0)
		const place: RunToCheck = { frame, run, index, training: own.training, accelerators }
		return CHECKS.flatMap((check) => check(place) ?? [])
	})
}
