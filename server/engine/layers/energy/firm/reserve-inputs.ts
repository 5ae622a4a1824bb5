import { defineInput } from '../../../kernel/quantity.ts'
import { fromRule } from '../../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../../world.ts'
import { contractAt } from '../contract-inputs.ts'

export const SUPPLY_RESERVE = 'Energy, second chapter §2: reserve in each plant, or over the whole supply'

const reserveOf = ({ plan }: EngineModel, site: number) => plan.sites[site]?.supplyRedundancy ?? 'unit'

/** 1 for sites whose supply keeps this kind of reserve. */
function reserveIs(
	kind: ReturnType<typeof reserveOf>,
	meaning: { readonly id: string; readonly symbol: string; readonly label: string },
) {
	return defineInput({
		...meaning,
		scope: 'site',
		per: 'horizon',
		kind: 'rate',
		unit: 'ratio',
		rule: 'eR19',
		source: SUPPLY_RESERVE,
		read: ({ model }: EngineWorld, index) => {
			const reserve = reserveOf(model, index)
			const text = { code: 'supply_reserve', facts: { reserve } } as const
			return fromRule(Number(reserve === kind), { rule: 'eR19', text, source: SUPPLY_RESERVE })
		},
	})
}

/** 1 where each plant keeps machines back, and transformers are counted less the largest. */
export const holdsUnitReserve = reserveIs('unit', {
	id: 'energy.holdsUnitReserve',
	symbol: 'unit',
	label: 'Each plant keeps its own reserve',
})

/** 1 where the supply as a whole is to survive the loss of any one unit. */
export const survivesLoss = reserveIs('N-1', {
	id: 'energy.survivesLoss',
	symbol: 'N−1',
	label: 'Firm power survives N−1',
})

/** Whether no line comes in, and the plant that burns fuel on the site survives the loss of any one unit. */
function plantStandsBy(model: EngineModel, site: number): boolean {
	if (reserveOf(model, site) !== 'N-1') return false
	const id = model.plan.sites[site]?.id
	const roles = model.plan.powerContracts.flatMap(({ siteId }, index) =>
		siteId === id ? [contractAt(model, index).kind.role] : [],
	)
	return roles.includes('onsite_combustion') && !roles.includes('import')
}

/** 0 where an island's plant is its own standby, else 1. */
export const needsStandby = defineInput({
	id: 'energy.needsStandby',
	symbol: 'b_gen',
	label: 'Halls have standby generators: 1, else 0',
	scope: 'site',
	per: 'horizon',
	kind: 'rate',
	unit: 'ratio',
	rule: 'I10',
	source: SUPPLY_RESERVE,
	read: ({ model }: EngineWorld, index) => {
		const standsBy = plantStandsBy(model, index)
		const text = standsBy ? 'plant_stands_by' : 'generators_stand_by'
		return fromRule(Number(!standsBy), { rule: 'I10', text, source: SUPPLY_RESERVE })
	},
})
