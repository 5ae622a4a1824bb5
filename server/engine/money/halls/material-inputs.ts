import { item } from '../../cells.ts'
import { defineInput, type Meaning } from '../../kernel/quantity.ts'
import { fromRow } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'

const ratio = {
	scope: 'phase',
	per: 'horizon',
	kind: 'rate',
	rule: 'mM1.3',
	source: 'Methodology, money M1.3, M1.5',
} as const

export type MaterialPart = 'shellSite' | 'distribution' | 'fitOut'

function split(model: Pick<EngineModel, 'catalogue'>, id: string) {
	return item(
		model.catalogue.costSplits.filter((row) => row.id === id),
		0,
	)
}

function splitFigure(
	named: Pick<Meaning<'share'>, 'id' | 'symbol' | 'label'>,
	part: MaterialPart,
	idOf: (scope: string) => string,
) {
	return defineInput({
		...ratio,
		...named,
		unit: 'share',
		read: ({ model }: EngineWorld, index) => {
			const scope = item(model.plan.buildPhases, index).scope ?? 'greenfield'
			const row = split(model, idOf(scope === 'existing' ? 'greenfield' : scope))
			return fromRow(row.shares[part] ?? 0, { table: 'costSplits', row, field: `shares.${part}` })
		},
	})
}

const WORDS = { shellSite: 'shell and site', distribution: 'distribution', fitOut: 'fit-out' } as const

/** How a hall’s material splits, how it follows its floor, and what its scope builds of it. */
export const materialInputs = (part: MaterialPart) => ({
	share: splitFigure(
		{ id: `finance.materialShare.${part}`, symbol: `w_${part}`, label: `Part of the material that is ${WORDS[part]}` },
		part,
		() => 'hall_material',
	),
	elasticity: splitFigure(
		{ id: `finance.areaElasticity.${part}`, symbol: `η_${part}`, label: `How far ${WORDS[part]} follows the floor` },
		part,
		() => 'hall_area_elasticity',
	),
	built: splitFigure(
		{ id: `finance.scopeBuilt.${part}`, symbol: `σ_${part}`, label: `Part of ${WORDS[part]} that the scope builds` },
		part,
		(scope) => `hall_scope_${scope}`,
	),
})
