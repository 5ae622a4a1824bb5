import { defineInput } from '../../../kernel/quantity.ts'
import { fromRule } from '../../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../../world.ts'

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
