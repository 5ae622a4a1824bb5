import { monthsBetween } from '#shared/units/months.ts'
import { type At, type FieldInput, fromField } from '../../inputs/from-field.ts'
import { defineInput, type InputNode, type Sourced } from '../../kernel/quantity.ts'
import { fromRecord, fromRule } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { weightFormat } from './memory.ts'
import { trainingDefault } from './training-defaults.ts'
import { workloadAt } from './workload-inputs.ts'
import type { Remark } from '#shared/remarks.ts'

type TrainingInputsTraining = Extract<EngineModel['plan']['workloads'][number], { kind: 'training' }>
type OfRuns = FieldInput<'workloads'> & {
	readonly unless?: (run: TrainingInputsTraining) => Remark | null
}

const NO_RUN = 'no_training_run'

/** A field of training runs; 0 for any other workload, where nothing reads it. */
export function ofRuns(field: string, { unless, ...input }: OfRuns): InputNode {
	return fromField('workloads', field, {
		...input,
		settled: (at: At<'workloads'>) => {
			const why = at.item.kind === 'training' ? (unless?.(at.item) ?? null) : NO_RUN
			return why === null ? null : at.none(why)
		},
	})
}

export const sequenceTokens = ofRuns('sequenceTokens', {
	id: 'models.sequenceTokens',
	symbol: 'S',
	rule: 'M12',
	otherwise: ({ model }) => trainingDefault(model, 'sequenceTokens'),
})
export const batchTokens = ofRuns('batchTokens', {
	id: 'models.batchTokens',
	symbol: 'B_tok',
	rule: 'M13',
	otherwise: ({ model }) => trainingDefault(model, 'batchTokens'),
})
export const statedCopy = ofRuns('acceleratorsPerModelCopy', {
	id: 'models.statedModelCopy',
	symbol: 'n_copy,0',
	rule: 'M13',
	otherwise: 'accelerators_by_memory',
})
export const statedMfu = ofRuns('mfu', {
	id: 'models.mfu',
	symbol: 'u',
	rule: 'M7',
	otherwise: 'prior_holds',
})
export const mfuAccelerators = ofRuns('mfuAccelerators', {
	id: 'models.mfuAccelerators',
	symbol: 'n_1',
	rule: 'M7',
	unless: ({ mfu }) => (mfu === null ? 'only_stated_mfu_scaled' : null),
	otherwise: 'mfu_at_any_size',
})
export const statedAccelerators = ofRuns('accelerators', {
	id: 'models.statedAccelerators',
	symbol: 'n_0',
	rule: 'M6',
	otherwise: 'deadline_stated_instead',
})
/** Goodput that goes with a stated MFU. */
export const statedGoodput = ofRuns('goodput', {
	id: 'models.statedGoodput',
	symbol: 'g_0',
	rule: 'M7',
	otherwise: 'assumption_holds',
})
export const rolloutTokens = ofRuns('rolloutTokens', { id: 'models.rolloutTokens', symbol: 'D_roll', rule: 'M6' })
export const postTrainingShare = ofRuns('postTrainingShare', {
	id: 'models.postTrainingShare',
	symbol: 'p_post',
	rule: 'M6',
})

/** From the start to the deadline, both counted, at least 1; 1 without a deadline. */
export function monthsToDeadlineOf({ startMonth }: EngineModel['plan'], run: TrainingInputsTraining): number {
	if (run.deadlineMonth === null) return 1
	const start = Math.max(0, monthsBetween(startMonth, run.startMonth))
	return Math.max(1, monthsBetween(startMonth, run.deadlineMonth) - start + 1)
}
export const monthsToDeadline = ofRuns('deadlineMonth', {
	id: 'models.monthsToDeadline',
	symbol: 'm_left',
	rule: 'M6',
	kind: 'rate',
	otherwise: ({ none }) => none('no_deadline_stated', 1),
	as: {
		label: 'Months from the start to the deadline, both counted',
		value: (_, { model, item }) => (item.kind === 'training' ? monthsToDeadlineOf(model.plan, item) : 0),
	},
})

type Own = { readonly id: string; readonly symbol: string; readonly label: string; readonly rule: string }

/** A figure of training runs that is no field of theirs; 0 for any other workload. */
function reckoned(
	own: Own & { readonly unit: 'ratio' | 'bytes' },
	read: (run: TrainingInputsTraining, model: EngineModel) => Sourced,
) {
	const source = 'Workloads, as entered'
	return defineInput({
		scope: 'workload',
		per: 'horizon',
		kind: 'rate',
		source,
		...own,
		read: ({ model }: EngineWorld, index) => {
			const run = workloadAt(model, index)
			return run.kind === 'training' ? read(run, model) : fromRule(0, { rule: own.rule, text: NO_RUN, source })
		},
	})
}

/** 1 where the plan states the sequence: only then is attention counted. */
export const sequenceStated = reckoned(
	{ id: 'models.sequenceStated', symbol: 'stated', label: 'A sequence length is entered', unit: 'ratio', rule: 'M12' },
	({ sequenceTokens: tokens }) =>
		fromRule(tokens === null ? 0 : 1, {
			rule: 'M12',
			text: 'attention_where_stated',
			source: 'Workloads, as entered',
		}),
)

/** Weights, gradients and optimiser; of LoRA the frozen weights alone. */
export const stateBytes = reckoned(
	{ id: 'models.stateBytes', symbol: 'b_state', label: 'Bytes of a parameter in training', unit: 'bytes', rule: 'M8' },
	(run, model) => {
		if (run.method !== 'lora') return fromRecord(model, 'trainingDefaults', { field: 'bytesPerParam' })
		const native = model.catalogue.models.find(({ id }) => id === run.model)?.nativePrecision ?? 'bf16'
		const field = `bytesPerParam.${weightFormat(run.precision ?? 'bf16', native)}`
		return fromRecord(model, 'referenceEngine', { field })
	},
)
