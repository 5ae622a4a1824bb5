import { defineInput } from '../../kernel/quantity.ts'
import { fromAssumption, fromPlan, fromRule } from '../../sourced.ts'
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

export const statedImportLimit = defineInput({
	...shared,
	id: 'energy.statedImportLimit',
	symbol: 'P_lim',
	label: 'Stated import limit',
	unit: 'facilityMW',
	read: ({ model }: EngineWorld, index) => {
		const limitMW = interconnectionOf(model, index)?.limitMW ?? null
		if (limitMW !== null) return fromPlan(model, { list: 'sites', index, field: 'interconnection.limitMW' }, limitMW)
		return fromRule(0, { rule: 'E3', text: 'The plan states no import limit.', source: SOURCE })
	},
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

export const transformerBanks = defineInput({
	...shared,
	id: 'energy.transformerBanks',
	symbol: 'n_bank',
	label: 'Substation transformers',
	unit: 'count',
	read: ({ model }: EngineWorld, index) =>
		fromPlan(model, { list: 'sites', index, field: 'interconnection.transformers' }, firmBanksMVA(model, index).count),
})

export const firmTransformerMVA = defineInput({
	...shared,
	id: 'energy.firmTransformerMVA',
	symbol: 'S_n−1',
	label: 'Transformer capacity with the largest out of service',
	unit: 'MVA',
	read: ({ model }: EngineWorld, index) =>
		fromPlan(
			model,
			{ list: 'sites', index, field: 'interconnection.transformers' },
			firmBanksMVA(model, index).firmMVA,
		),
})

export const powerFactor = defineInput({
	...shared,
	id: 'energy.powerFactor',
	turns: { from: 'MVA', to: 'facilityMW' },
	symbol: 'cos φ',
	label: 'Power factor at the substation',
	kind: 'rate',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) => fromAssumption(model, 'powerFactor', index),
})
