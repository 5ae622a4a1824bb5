import { assumed } from '../../inputs/assumed.ts'
import { fromField } from '../../inputs/from-field.ts'
import { defineInput } from '../../kernel/quantity.ts'
import { fromPlan, fromRule } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'

const SOURCE = 'Interconnection agreement, as entered'
const shared = { scope: 'site', per: 'horizon', kind: 'state', rule: 'eR18', source: SOURCE } as const

function interconnectionOf(model: EngineModel, index: number) {
	return model.plan.sites[index]?.interconnection ?? null
}

type Banks = { readonly count: number; readonly totalMVA: number; readonly largestMVA: number }

function banksAt(model: EngineModel, index: number): Banks {
	const banks = (interconnectionOf(model, index)?.transformers ?? []).flatMap((bank) =>
		Array.from({ length: bank.count }, () => bank.MVA),
	)
	const totalMVA = banks.reduce((sum, MVA) => sum + MVA, 0)
	return { count: banks.length, totalMVA, largestMVA: Math.max(0, ...banks) }
}

export const statedImportLimit = fromField('sites', 'interconnection.limitMW', {
	id: 'energy.statedImportLimit',
	symbol: 'P_lim',
	rule: 'eR18',
	kind: 'state',
	otherwise: 'no_import_limit',
})

export const hasImportLimit = defineInput({
	...shared,
	id: 'energy.hasImportLimit',
	symbol: 'has limit',
	label: 'An import limit is entered',
	kind: 'rate',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) =>
		fromRule(Number((interconnectionOf(model, index)?.limitMW ?? null) !== null), {
			rule: 'eR18',
			text: 'import_limit_given',
			source: SOURCE,
		}),
})

const TRANSFORMERS = 'interconnection.transformers'

function ofBanks(
	meaning: { readonly id: string; readonly symbol: string; readonly label: string; readonly unit: 'count' | 'MVA' },
	value: (banks: Banks) => number,
) {
	return defineInput({
		...shared,
		rule: 'eR18',
		...meaning,
		read: ({ model }: EngineWorld, index) =>
			fromPlan(model, { list: 'sites', index, field: TRANSFORMERS }, value(banksAt(model, index))),
	})
}

export const transformerBanks = ofBanks(
	{ id: 'energy.transformerBanks', symbol: 'n_bank', label: 'Substation transformers', unit: 'count' },
	({ count }) => count,
)

export const transformerMVA = ofBanks(
	{ id: 'energy.transformerMVA', symbol: 'S', label: 'Transformer capacity', unit: 'MVA' },
	({ totalMVA }) => totalMVA,
)

/** 0 where there is one alone. */
export const firmTransformerMVA = ofBanks(
	{
		id: 'energy.firmTransformerMVA',
		symbol: 'S_n−1',
		label: 'Transformer capacity with the largest out of service',
		unit: 'MVA',
	},
	({ totalMVA, largestMVA }) => totalMVA - largestMVA,
)

export const spareTransformers = fromField('sites', 'interconnection.spareTransformers', {
	id: 'energy.spareTransformers',
	symbol: 'n_spare',
	rule: 'eR18',
	kind: 'state',
})

export const powerFactor = assumed('powerFactor', {
	id: 'energy.powerFactor',
	turns: { from: 'MVA', to: 'facilityMW' },
	symbol: 'cos φ',
	scope: 'site',
	rule: 'eR18',
})
