import { assumed } from '../../inputs/assumed.ts'
import { fromField } from '../../inputs/from-field.ts'
import { defineInput } from '../../kernel/quantity.ts'
import { fromAssumption, fromRecord, fromRow, fromRule } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'

const shared = { scope: 'workload', per: 'horizon', source: 'Workloads, as entered' } as const
const BILLION = 1e9
const TRILLION = 1e12

/** A workload of the plan. Throws where there is none, which a table of the same plan excludes. */
export function workloadAt(model: EngineModel, index: number) {
	const workload = model.plan.workloads[index]
	if (!workload) throw new Error(`There is no workloads[${String(index)}].`)
	return workload
}

/** Of an inference workload; 1 elsewhere, where it is not used. */
export const targetUtilisation = fromField('workloads', 'targetUtilisation', {
	id: 'models.targetUtilisation',
	symbol: 'υ',
	rule: 'B4',
	settled: ({ item, none }) => (item.kind === 'inference' ? null : none('headroom_of_inference_only', 1)),
	otherwise: ({ model }) => fromAssumption(model, 'targetUtilisation', null),
})

/** Tokens of a training run: the workload's own, else the model's; 0 for any other workload. */
export const trainingTokens = fromField('workloads', 'trainingTokens', {
	id: 'models.trainingTokens',
	symbol: 'D_tok',
	rule: 'M6',
	settled: ({ item, none }) => (item.kind === 'training' ? null : none('no_training_run')),
	otherwise: ({ model, item, none }) => {
		const row = model.catalogue.models.find(({ id }) => id === item.model)
		const trillions = row?.trainingTokensT ?? null
		if (!row || trillions === null) return none('no_tokens_stated')
		return fromRow(trillions * TRILLION, { table: 'models', row, field: 'trainingTokensT' })
	},
})

/** Parameters that work on a token, of the workload's model. */
export const activeParams = defineInput({
	...shared,
	id: 'models.activeParams',
	symbol: 'N',
	label: 'Parameters active per token',
	kind: 'rate',
	unit: 'count',
	rule: 'M6',
	read: ({ model }: EngineWorld, index) => {
		const row = model.catalogue.models.find(({ id }) => id === workloadAt(model, index).model)
		const billions = row ? (row.activeParamsB ?? row.totalParamsB) : null
		if (!row || billions === null)
			return fromRule(0, { rule: 'M6', text: 'parameters_not_published', source: shared.source })
		return fromRow(billions * BILLION, {
			table: 'models',
			row,
			field: row.activeParamsB === null ? 'totalParamsB' : 'activeParamsB',
		})
	},
})

/** FLOP per active parameter and token. */
export const flopMultiplier = defineInput({
	...shared,
	id: 'models.flopMultiplier',
	symbol: 'm',
	label: 'FLOP per active parameter and token: 6, of LoRA 4',
	kind: 'rate',
	unit: 'ratio',
	rule: 'M6',
	read: ({ model }: EngineWorld, index) => {
		const workload = workloadAt(model, index)
		const lora = workload.kind === 'training' && workload.method === 'lora'
		return fromRecord(model, 'trainingDefaults', { field: `flopsPerParamToken.${lora ? 'lora' : 'full'}` })
	},
})

export const trainingGoodput = assumed('trainingGoodput', {
	id: 'models.trainingGoodput',
	symbol: 'g',
	scope: 'plan',
	rule: 'M7',
})
export const efficiencyDenseLarge = assumed('trainingEfficiencyDenseLarge', {
	id: 'models.efficiencyDenseLarge',
	symbol: 'e_large',
	scope: 'plan',
	rule: 'M7',
})
export const efficiencyDenseSmall = assumed('trainingEfficiencyDenseSmall', {
	id: 'models.efficiencyDenseSmall',
	symbol: 'e_small',
	scope: 'plan',
	rule: 'M7',
})
export const efficiencyMoe = assumed('trainingEfficiencyMoe', {
	id: 'models.efficiencyMoe',
	symbol: 'e_moe',
	scope: 'plan',
	rule: 'M7',
})
export const demandElasticity = assumed('demandElasticity', {
	id: 'applications.demandElasticity',
	symbol: 'ε',
	scope: 'plan',
	rule: 'A6',
})

export const rttBase = assumed('rttBaseMs', { id: 'models.rttBase', symbol: 'RTT_0', scope: 'plan', rule: 'pW7' })
export const rttPerKm = assumed('rttMsPerKm', { id: 'models.rttPerKm', symbol: 'rtt', scope: 'plan', rule: 'pW7' })
