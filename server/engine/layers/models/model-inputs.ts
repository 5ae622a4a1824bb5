import type { Model } from '#shared/catalogue/types.ts'
import type { Unit } from '#shared/units/units.ts'
import { defineInput, type InputNode } from '../../kernel/quantity.ts'
import { fromRow, fromRule } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'
import { workloadAt } from './workload-inputs.ts'

const BILLION = 1e9

type ModelInputsMeaning = {
	readonly id: string
	readonly symbol: string
	readonly label: string
	readonly unit: Unit
}

/** A figure of the workload's model; 0 where nobody publishes it. */
function ofModel(meaning: ModelInputsMeaning, field: keyof Model, figure: (row: Model) => number | null): InputNode {
	return defineInput({
		...meaning,
		scope: 'workload',
		per: 'horizon',
		kind: 'rate',
		rule: 'M1',
		source: 'Models, as published',
		read: ({ model }: EngineWorld, index) => {
			const row = model.catalogue.models.find(({ id }) => id === workloadAt(model, index).model)
			const value = row ? figure(row) : null
			if (row && value !== null) return fromRow(value, { table: 'models', row, field })
			return fromRule(0, { rule: 'M1', text: 'none_published', source: 'Models' })
		},
	})
}

export const totalParams = ofModel(
	{ id: 'models.totalParams', symbol: 'N_tot', label: 'Total parameters', unit: 'count' },
	'totalParamsB',
	({ totalParamsB, activeParamsB }) => {
		const billions = totalParamsB ?? activeParamsB
		return billions === null ? null : billions * BILLION
	},
)
/** 1 for a mixture of experts. */
export const isMixture = ofModel(
	{ id: 'models.mixture', symbol: 'moe', label: 'Is a mixture of experts', unit: 'ratio' },
	'kind',
	({ kind }) => Number(kind === 'moe'),
)
export const growingLayers = ofModel(
	{ id: 'models.growingLayers', symbol: 'L_full', label: 'Layers whose cache grows with the context', unit: 'count' },
	'fullAttentionLayers',
	({ fullAttentionLayers, layers }) => fullAttentionLayers ?? layers,
)
export const windowLayers = ofModel(
	{ id: 'models.windowLayers', symbol: 'L_swa', label: 'Layers with a sliding window', unit: 'count' },
	'slidingWindow',
	({ slidingWindow }) => slidingWindow?.layers ?? null,
)
export const windowTokens = ofModel(
	{ id: 'models.windowTokens', symbol: 'w', label: 'Tokens of the sliding window', unit: 'tokens' },
	'slidingWindow',
	({ slidingWindow }) => slidingWindow?.window ?? null,
)
export const modelWidth = ofModel(
	{ id: 'models.width', symbol: 'h', label: 'Width of the model', unit: 'count' },
	'hiddenSize',
	({ hiddenSize }) => hiddenSize,
)
