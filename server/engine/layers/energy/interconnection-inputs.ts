import { assumed } from '../../inputs/assumed.ts'
import { fromField } from '../../inputs/from-field.ts'
import { defineInput } from '../../kernel/quantity.ts'
import { fromPlan, fromRule } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'

const SOURCE = 'Interconnection agreement, as entered'
const shared = { scope: 'site', per: 'horizon', kind: 'state', rule: 'E3', source: SOURCE } as const

function interconnectionOf(model: EngineModel, index: number) {
	return model.plan.sites[index]?.interconnection ?? null
}

/** Σ MVA of the banks less the largest; 0 with fewer than two transformers, which set no limit. */
function firmBanksMVA(model: EngineModel, index: number): { readonly count: number; readonly firmMVA: number } {
	const banks = (interconnectionOf(model, index)?.transformers ?? []).flatMap((bank) =>
		Array.from({ length: bank.count }, () => bank.MVA),
	)
	if (banks.length < 2) return { count: banks.length, firmMVA: 0 }
	const total = banks.reduce((sum, MVA) => sum + MVA, 0)
	return { count: banks.length, firmMVA: total - Math.max(...banks) }
}

export const statedImportLimit = fromField('sites', 'interconnection.limitMW', {
	id: 'energy.statedImportLimit',
	symbol: 'P_lim',
	rule: 'E3',
	kind: 'state',
	otherwise: 'The plan states no import limit.',
})

export const hasImportLimit = defineInput({
	...shared,
	id: 'energy.hasImportLimit',
	symbol: 'has limit',
	label: 'An import limit is stated',
	kind: 'rate',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) =>
		fromRule(Number((interconnectionOf(model, index)?.limitMW ?? null) !== null), {
			rule: 'E3',
			text: 'Whether sites.interconnection.limitMW is given.',
			source: SOURCE,
		}),
})

const TRANSFORMERS = 'interconnection.transformers'

export const transformerBanks = defineInput({
	...shared,
	id: 'energy.transformerBanks',
	symbol: 'n_bank',
	label: 'Substation transformers',
	unit: 'count',
	read: ({ model }: EngineWorld, index) =>
		fromPlan(model, { list: 'sites', index, field: TRANSFORMERS }, firmBanksMVA(model, index).count),
})

export const firmTransformerMVA = defineInput({
	...shared,
	id: 'energy.firmTransformerMVA',
	symbol: 'S_n−1',
	label: 'Transformer capacity with the largest out of service',
	unit: 'MVA',
	read: ({ model }: EngineWorld, index) =>
		fromPlan(model, { list: 'sites', index, field: TRANSFORMERS }, firmBanksMVA(model, index).firmMVA),
})

export const powerFactor = assumed('powerFactor', {
	id: 'energy.powerFactor',
	turns: { from: 'MVA', to: 'facilityMW' },
	symbol: 'cos φ',
	scope: 'site',
	rule: 'E3',
})
