import type { LotRole } from '#shared/result/equipment-result.ts'
import type { RedundancyTopology } from '#shared/catalogue/facility-types.ts'
import type { PowerContractType } from '#shared/catalogue/types.ts'
import { defineInput, type Sourced } from '../kernel/quantity.ts'
import { contractAt } from '../layers/energy/contract-inputs.ts'
import { rowsAt, siteOf } from '../places/rows-of-site.ts'
import { fromRow, fromRule } from '../sourced.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { designFigure, topologyOfPhase } from './hall-inputs.ts'
import type { Lot } from './lots.ts'
import type { Remark } from '#shared/remarks.ts'

const shared = { scope: 'lot', per: 'horizon', kind: 'rate', rule: 'I10' } as const
const TOPOLOGY = 'Schneider White Paper 75, Uptime Tier Standard; facility §1.6'

/** A purchase of the plan. Throws where there is none of that number. */
export function lotAt(model: EngineModel, index: number): Lot {
	const lot = model.lots[index]
	if (!lot) throw new Error(`There is no purchase ${String(index)}.`)
	return lot
}

/** Tiers whose units follow the hall's redundancy, with the batteries and switchboards that come one to a module. */
export const REDUNDANT: readonly LotRole[] = ['ups', 'battery', 'generator', 'transformer', 'switchboard']
/** Loops and banks with one unit to spare, whatever the electrical class. */
export const SPARED: readonly LotRole[] = ['chiller', 'rejection', 'substation']
/** Rows of units with one to spare in every group. */
export const GROUPED: readonly LotRole[] = ['liquid', 'roomHeat']

const FIXED = (value: number, text: Remark): Sourced => fromRule(value, { rule: 'I10', text, source: 'Facility §1.6' })

type TopologyField = 'sides' | 'divisor' | 'sideSpares' | 'blockSize'

function ofTopology(model: EngineModel, lot: Lot, field: TopologyField): Sourced | null {
	if (!REDUNDANT.includes(lot.role)) return null
	const row: RedundancyTopology = topologyOfPhase(model, lot.phase)
	return fromRow(row[field] ?? 0, { table: 'redundancyTopologies', row, field })
}

export const lotSides = defineInput({
	...shared,
	id: 'infrastructure.lotSides',
	symbol: 'n_side',
	label: 'Parallel systems',
	unit: 'count',
	source: TOPOLOGY,
	read: ({ model }: EngineWorld, index) => ofTopology(model, lotAt(model, index), 'sides') ?? FIXED(1, 'one_system'),
})

export const lotDivisor = defineInput({
	...shared,
	id: 'infrastructure.lotDivisor',
	symbol: 'n_div',
	label: 'Systems needed for the load',
	unit: 'count',
	source: TOPOLOGY,
	read: ({ model }: EngineWorld, index) =>
		ofTopology(model, lotAt(model, index), 'divisor') ?? FIXED(1, 'system_carries_all'),
})

export const lotSpares = defineInput({
	...shared,
	id: 'infrastructure.lotSpares',
	symbol: 'n_spare',
	label: 'Spare units per system',
	unit: 'count',
	source: TOPOLOGY,
	read: ({ model }: EngineWorld, index) => {
		const lot = lotAt(model, index)
		const chosen = ofTopology(model, lot, 'sideSpares')
		if (chosen) return chosen
		if (lot.role === 'breaker') return FIXED(1, 'breakers_and_tie')
		if (SPARED.includes(lot.role)) return FIXED(1, 'one_to_spare')
		return FIXED(0, 'none_to_spare')
	},
})

/** 0: no spare by blocks. */
export const lotBlock = defineInput({
	...shared,
	id: 'infrastructure.lotBlock',
	symbol: 'n_block',
	label: 'Units sharing one spare; 0: none',
	unit: 'count',
	source: TOPOLOGY,
	read: ({ model }: EngineWorld, index) => {
		const lot = lotAt(model, index)
		if (GROUPED.includes(lot.role)) return designFigure(model, 'cooling_spare_group')
		return ofTopology(model, lot, 'blockSize') ?? FIXED(0, 'no_spare_by_blocks')
	},
})

/** The design figure that says how much of a unit’s rating carries load. */
export const USABLE: Partial<Record<LotRole, string>> = {
	generator: 'generator_usable',
	transformer: 'mv_lv_transformer_loading',
	switchboard: 'mv_lv_transformer_loading',
	busway: 'busway_loading',
	switchgear: 'transformers_per_ring',
}

/** Transformers a lineup feeds, for switchgear; else the share of the rating that may be used. */
export const lotUsable = defineInput({
	...shared,
	id: 'infrastructure.lotUsable',
	symbol: 'u',
	label: 'Share of unit size that carries load',
	unit: 'ratio',
	source: 'Notes of the equipment rows; facility §1.6',
	read: ({ model }: EngineWorld, index) => {
		const id = USABLE[lotAt(model, index).role]
		return id === undefined ? FIXED(1, 'loaded_to_rating') : designFigure(model, id)
	},
})

/** Engines, fuel cells and panels: what feeds a site's own ring at medium voltage, without a transformer of its own. */
const feedsTheRing = ({ role, stepUp, followsSun }: PowerContractType) =>
	(role === 'onsite_combustion' && stepUp === null) || (role === 'onsite_zero_carbon' && followsSun)
/** What brings nothing to the site over a line. */
const NO_LINE: readonly PowerContractType['role'][] = ['storage', 'financial', 'load']

/** Whether a site lives by plant on its ring alone: nothing comes in or goes out at high voltage. Rule I10. */
function livesByItsRing(world: EngineWorld, site: number): boolean {
	const { model } = world
	const exported = model.plan.sites[site]?.exportLimitMW ?? 0
	const kinds = Array.from(rowsAt(world, 'contract', site), (contract) => contractAt(model, contract).kind)
	return (
		exported <= 0 &&
		kinds.some(feedsTheRing) &&
		kinds.every((kind) => feedsTheRing(kind) || NO_LINE.includes(kind.role))
	)
}

const BUILT_WITH_A_SUBSTATION: readonly string[] = ['greenfield', 'shell_exists']

/** 1 where a hall is built with its share of a substation. */
export const needsSubstation = defineInput({
	...shared,
	scope: 'phase',
	id: 'infrastructure.needsSubstation',
	symbol: 'b_sub',
	label: 'Whether a hall is built with a substation: 1, else 0',
	unit: 'ratio',
	source: 'Methodology §3: scope of a hall',
	read: (world: EngineWorld, index) => {
		const answer = (built: boolean, text: Remark, source: string) =>
			fromRule(Number(built), { rule: 'I10', text, source })
		const hall = world.model.plan.buildPhases[index]
		if (!BUILT_WITH_A_SUBSTATION.includes(hall?.scope ?? 'greenfield'))
			return answer(false, 'substation_stands', 'Methodology §3')
		return livesByItsRing(world, siteOf(world, 'phase', index))
			? answer(false, 'plant_without_substation', 'Facility §1.7')
			: answer(true, 'substation_built', 'Methodology §3')
	},
})
