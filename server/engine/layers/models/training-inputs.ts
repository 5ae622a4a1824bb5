import { monthsBetween } from '#shared/units/months.ts'
import type { Unit } from '#shared/units/units.ts'
import { defineInput, type InputNode, type Sourced } from '../../kernel/quantity.ts'
import { fromPlan, fromRow, fromRule, planOrDefault } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { weightFormat } from './memory.ts'
import { trainingDefault } from './training-defaults.ts'
import { workloadAt } from './workload-inputs.ts'

const shared = { scope: 'workload', per: 'horizon', kind: 'rate', source: 'Workloads, as entered' } as const

type Meaning = {
	readonly id: string
	readonly symbol: string
	readonly label: string
	readonly unit: Unit
	readonly rule: string
}
type Training = Extract<EngineModel['plan']['workloads'][number], { kind: 'training' }>
type Place = { readonly model: EngineModel; readonly index: number; readonly run: Training }

/** A figure of training runs; 0 for any other workload, where nothing reads it. */
function ofRuns(meaning: Meaning, read: (place: Place) => Sourced): InputNode {
	return defineInput({
		...shared,
		...meaning,
		read: ({ model }: EngineWorld, index) => {
			const run = workloadAt(model, index)
			if (run.kind === 'training') return read({ model, index, run })
			return fromRule(0, { rule: meaning.rule, text: 'It is no training run.', source: shared.source })
		},
	})
}

type Stated = 'sequenceTokens' | 'batchTokens' | 'mfu' | 'mfuAccelerators' | 'accelerators' | 'acceleratorsPerModelCopy'
const stated = ({ model, index, run }: Place, field: Stated, otherwise: () => Sourced): Sourced => {
	const value = run[field]
	return value === null ? otherwise() : fromPlan(model, { list: 'workloads', index, field }, value)
}

/** What the plan states of a run; 0 where it states nothing. */
function statedOrNone(field: Stated, meaning: Meaning, none: string): InputNode {
	return ofRuns(meaning, (place) =>
		stated(place, field, () => fromRule(0, { rule: meaning.rule, text: none, source: shared.source })),
	)
}

export const sequenceTokens = ofRuns(
	{ id: 'models.sequenceTokens', symbol: 'S', label: 'Tokens of a training sequence', unit: 'tokens', rule: 'M12' },
	(place) => stated(place, 'sequenceTokens', () => trainingDefault(place.model, 'sequenceTokens')),
)
/** 1 where the plan states the sequence: only then is attention counted. */
export const sequenceStated = ofRuns(
	{ id: 'models.sequenceStated', symbol: 'stated', label: 'The plan states a sequence', unit: 'ratio', rule: 'M12' },
	({ run: { sequenceTokens: tokens } }) =>
		fromRule(tokens === null ? 0 : 1, {
			rule: 'M12',
			text: 'Attention counts where it is stated.',
			source: shared.source,
		}),
)
export const batchTokens = ofRuns(
	{ id: 'models.batchTokens', symbol: 'B_tok', label: 'Tokens of one optimiser step', unit: 'tokens', rule: 'M13' },
	(place) => stated(place, 'batchTokens', () => trainingDefault(place.model, 'batchTokens')),
)
export const statedCopy = statedOrNone(
	'acceleratorsPerModelCopy',
	{
		id: 'models.statedModelCopy',
		symbol: 'n_copy,0',
		label: 'Accelerators of a model copy, stated',
		unit: 'accelerators',
		rule: 'M13',
	},
	'The plan states none: as its memory asks for.',
)
export const statedMfu = statedOrNone(
	'mfu',
	{ id: 'models.mfu', symbol: 'u', label: 'Stated MFU of a step', unit: 'share', rule: 'M7' },
	'The plan states none: the prior holds.',
)
export const mfuAccelerators = ofRuns(
	{
		id: 'models.mfuAccelerators',
		symbol: 'n_1',
		label: 'Accelerators the MFU was measured on',
		unit: 'accelerators',
		rule: 'M7',
	},
	(place) => {
		const none = (text: string) => fromRule(0, { rule: 'M7', text, source: shared.source })
		if (place.run.mfu === null) return none('Only a stated MFU is scaled; the prior is of runs of all sizes.')
		return stated(place, 'mfuAccelerators', () => none('The plan states none: the MFU holds at any size.'))
	},
)
export const statedAccelerators = statedOrNone(
	'accelerators',
	{
		id: 'models.statedAccelerators',
		symbol: 'n_0',
		label: 'Accelerators a run is given',
		unit: 'accelerators',
		rule: 'M6',
	},
	'The plan states a deadline instead.',
)
/** Goodput that goes with a stated MFU. */
export const statedGoodput = ofRuns(
	{ id: 'models.statedGoodput', symbol: 'g_0', label: 'Goodput, stated', unit: 'share', rule: 'M7' },
	({ model, index, run: { goodput } }) =>
		goodput === null
			? fromRule(0, { rule: 'M7', text: 'The plan states none: its assumption holds.', source: shared.source })
			: fromPlan(model, { list: 'workloads', index, field: 'goodput' }, goodput),
)

/** From the start to the deadline, both counted, at least 1; 1 without a deadline. */
export function monthsToDeadlineOf({ startMonth }: EngineModel['plan'], run: Training): number {
	if (run.deadlineMonth === null) return 1
	const start = Math.max(0, monthsBetween(startMonth, run.startMonth))
	return Math.max(1, monthsBetween(startMonth, run.deadlineMonth) - start + 1)
}
export const monthsToDeadline = ofRuns(
	{
		id: 'models.monthsToDeadline',
		symbol: 'm_left',
		label: 'Months from the start to the deadline, both counted',
		unit: 'gridMonths',
		rule: 'M6',
	},
	({ model, index, run }) =>
		run.deadlineMonth === null
			? fromRule(1, { rule: 'M6', text: 'The plan states no deadline.', source: shared.source })
			: fromPlan(model, { list: 'workloads', index, field: 'deadlineMonth' }, monthsToDeadlineOf(model.plan, run)),
)

export const rolloutTokens = ofRuns(
	{
		id: 'models.rolloutTokens',
		symbol: 'D_roll',
		label: 'Tokens generated for post-training',
		unit: 'tokens',
		rule: 'M6',
	},
	({ model, index, run }) =>
		planOrDefault(model, { list: 'workloads', index, field: 'rolloutTokens' }, run.rolloutTokens),
)
export const postTrainingShare = ofRuns(
	{
		id: 'models.postTrainingShare',
		symbol: 'p_post',
		label: 'Post-training, of the work of the run',
		unit: 'share',
		rule: 'M6',
	},
	({ model, index, run }) =>
		planOrDefault(model, { list: 'workloads', index, field: 'postTrainingShare' }, run.postTrainingShare),
)

/** Weights, gradients and optimiser; of LoRA the frozen weights alone. */
export const stateBytes = ofRuns(
	{ id: 'models.stateBytes', symbol: 'b_state', label: 'Bytes of a parameter in training', unit: 'bytes', rule: 'M8' },
	({ model: { catalogue }, run }) => {
		const training = { ...catalogue.trainingDefaults, id: 'trainingDefaults' }
		if (run.method !== 'lora')
			return fromRow(training.bytesPerParam, { table: 'trainingDefaults', row: training, field: 'bytesPerParam' })
		const row = { ...catalogue.referenceEngine, id: 'referenceEngine' }
		const native = catalogue.models.find(({ id }) => id === run.model)?.nativePrecision ?? 'bf16'
		const format = weightFormat(run.precision ?? 'bf16', native)
		return fromRow(row.bytesPerParam[format], { table: 'referenceEngine', row, field: `bytesPerParam.${format}` })
	},
)
