import type { Remark } from '#shared/remarks.ts'
import { defineInput } from '../../../kernel/quantity.ts'
import { fromRule } from '../../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../../world.ts'
import { contractAt } from '../contract-inputs.ts'

export const SUPPLY_RESERVE = 'Energy, second chapter §2: reserve in each plant, or over the whole supply'

const reserveOf = ({ plan }: EngineModel, site: number) => plan.sites[site]?.supplyRedundancy ?? 'unit'

/** 1 or 0 for a site, by a rule over its reserve and plant that says in words what it found. */
function siteFlag(
	meaning: { readonly id: string; readonly symbol: string; readonly label: string; readonly rule: string },
	find: (model: EngineModel, site: number) => { readonly holds: boolean; readonly text: Remark },
) {
	return defineInput({
		...meaning,
		scope: 'site',
		per: 'horizon',
		kind: 'rate',
		unit: 'ratio',
		source: SUPPLY_RESERVE,
		read: ({ model }: EngineWorld, site) => {
			const { holds, text } = find(model, site)
			return fromRule(Number(holds), { rule: meaning.rule, text, source: SUPPLY_RESERVE })
		},
	})
}

const keeps = (kind: ReturnType<typeof reserveOf>) => (model: EngineModel, site: number) => {
	const reserve = reserveOf(model, site)
	return { holds: reserve === kind, text: { code: 'supply_reserve', facts: { reserve } } } as const
}

/** 1 where each plant keeps machines back, and transformers are counted less the largest. */
export const holdsUnitReserve = siteFlag(
	{ id: 'energy.holdsUnitReserve', symbol: 'unit', label: 'Each plant keeps its own reserve', rule: 'eR19' },
	keeps('unit'),
)

/** 1 where the supply as a whole is to survive the loss of any one unit. */
export const survivesLoss = siteFlag(
	{ id: 'energy.survivesLoss', symbol: 'N−1', label: 'Firm power survives N−1', rule: 'eR19' },
	keeps('N-1'),
)

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
export const needsStandby = siteFlag(
	{ id: 'energy.needsStandby', symbol: 'b_gen', label: 'Halls have standby generators: 1, else 0', rule: 'I10' },
	(model, site) => {
		const standsBy = plantStandsBy(model, site)
		return { holds: !standsBy, text: standsBy ? 'plant_stands_by' : 'generators_stand_by' }
	},
)
