import { defineInput } from '../../kernel/quantity.ts'
import { fromAssumption, fromPlan, fromRow, fromRule, type FieldPlace } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { assumed } from '../chips/assumed.ts'

const shared = { scope: 'workload', per: 'horizon', source: 'Workloads, as entered' } as const
const BILLION = 1e9
const TRILLION = 1e12
const place = (index: number, field: string): FieldPlace => ({ list: 'workloads', index, field })

/** A workload of the plan. Throws where there is none, which a table of the same plan excludes. */
export function workloadAt(model: EngineModel, index: number) {
	const workload = model.plan.workloads[index]
	if (!workload) throw new Error(`There is no workloads[${String(index)}].`)
	return workload
}

/** Of an inference workload; 1 elsewhere, where it is not used. */
export const targetUtilisation = defineInput({
	...shared,
	id: 'models.targetUtilisation',
	symbol: 'υ',
	label: 'Target utilisation of the fleet at its peak',
	kind: 'rate',
	unit: 'share',
	rule: 'B4',
	read: ({ model }: EngineWorld, index) => {
		const workload = workloadAt(model, index)
		if (workload.kind !== 'inference')
			return fromRule(1, { rule: 'B4', text: 'Only inference keeps headroom.', source: shared.source })
		if (workload.targetUtilisation !== null)
			return fromPlan(model, place(index, 'targetUtilisation'), workload.targetUtilisation)
		return fromAssumption(model, 'targetUtilisation', null)
	},
})

/** Tokens of a training run: the workload's own, else the model's; 0 for any other workload. */
export const trainingTokens = defineInput({
	...shared,
	id: 'models.trainingTokens',
	symbol: 'D_tok',
	label: 'Training tokens',
	kind: 'rate',
	unit: 'tokens',
	rule: 'M6',
	read: ({ model }: EngineWorld, index) => {
		const workload = workloadAt(model, index)
		if (workload.kind !== 'training')
			return fromRule(0, { rule: 'M6', text: 'It is no training run.', source: shared.source })
		if (workload.trainingTokens !== null)
			return fromPlan(model, place(index, 'trainingTokens'), workload.trainingTokens)
		const row = model.catalogue.models.find(({ id }) => id === workload.model)
		const trillions = row?.trainingTokensT ?? null
		if (!row || trillions === null)
			return fromRule(0, {
				rule: 'M6',
				text: 'Neither the workload nor its model states tokens.',
				source: shared.source,
			})
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
			return fromRule(0, { rule: 'M6', text: 'The model’s parameters are not published.', source: shared.source })
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
		const { flopsPerParamToken } = model.catalogue.trainingDefaults
		const lora = workload.kind === 'training' && workload.method === 'lora'
		return fromRow(lora ? flopsPerParamToken.lora : flopsPerParamToken.full, {
			table: 'trainingDefaults',
			row: { ...model.catalogue.trainingDefaults, id: 'trainingDefaults' },
			field: lora ? 'flopsPerParamToken.lora' : 'flopsPerParamToken.full',
		})
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
