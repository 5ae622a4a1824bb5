import type { PowerContractType } from '#shared/catalogue/types.ts'
import { assumed } from '../../../inputs/assumed.ts'
import { fromField } from '../../../inputs/from-field.ts'
import { defineFormula } from '../../../kernel/quantity.ts'
import { contractFirm, rampedCapacity } from '../available.ts'
import { contractCapacity, kindAt } from '../contract-inputs.ts'
import { existingLoad } from '../existing-load.ts'
import { throughConnection } from '../firm/firm-supply.ts'
import { figureOfKind, isImport, kindIs } from '../kind-inputs.ts'
import { machines, plantDerate } from '../plant-inputs.ts'
import { sourceOf, type Source } from '../purchase/purchase-terms.ts'

const SOURCE = 'Energy chapter R8–R15'
const shared = { per: 'month', kind: 'state', unit: 'facilityMW', source: SOURCE } as const

const queued = kindIs(
	{ id: 'energy.queued', symbol: 'queued', label: 'Serves once it is energized', rule: 'E2', source: SOURCE },
	({ firmRule }) => firmRule === 'when_energised',
)

/** What an import contract lets the site draw: all it has ramped to, firm or not; a place in a queue nothing. */
export const servedImport = defineFormula({
	...shared,
	id: 'energy.servedImportMW',
	symbol: 'P_in,c',
	label: 'Import in service',
	scope: 'contract',
	rule: 'eR12',
	inputs: { imported: isImport, queued, firm: contractFirm, ramped: rampedCapacity },
	expression: 'imported * if(queued > 0, firm, ramped * meterMWPerPlantMW)',
	examples: [
		{ inputs: { imported: 1, queued: 0, firm: 0, ramped: 10 }, value: 10 },
		{ inputs: { imported: 1, queued: 1, firm: 0, ramped: 10 }, value: 0 },
	],
})

/** Of the site: what its contracts bring, as far as the interconnection lets it in. */
export const connectionImport = throughConnection(
	{
		id: 'energy.connectionImportMW',
		symbol: 'I_all',
		label: 'Import within the interconnection limit, for all load on the meter',
		rule: 'eR12',
		source: SOURCE,
	},
	servedImport,
)

/** … beside what stands on the meter already. */
export const importLimit = defineFormula({
	...shared,
	scope: 'site',
	id: 'energy.importLimitMW',
	symbol: 'I_0',
	label: 'Import within the interconnection limit',
	rule: 'eR12',
	inputs: { all: connectionImport, existing: existingLoad },
	expression: 'max(0, all - existing)',
	examples: [
		{ inputs: { all: 60, existing: 4 }, value: 56 },
		{ inputs: { all: 60, existing: 70 }, value: 0 },
	],
})

/** Usual place of each source in the order of merit. */
const RANKS: Readonly<Partial<Record<Source, number>>> = { utility_firm: 30, non_firm: 40, onsite_gas: 50 }

export const dispatchRank = fromField('powerContracts', 'dispatchRank', {
	id: 'energy.dispatchRank',
	symbol: 'rank',
	rule: 'eR8',
	otherwise: (at) => {
		const source = sourceOf(kindAt(at))
		const rank = source === null ? undefined : RANKS[source]
		return rank === undefined ? at.none('taken_as_it_comes') : at.none('usual_ranks', rank)
	},
})

const burns = ({ role }: PowerContractType) => role === 'onsite_combustion'

export const minimumLoad = fromField('powerContracts', 'minimumLoadShare', {
	id: 'energy.minimumLoadShare',
	symbol: 'μ_min',
	rule: 'eR9',
	otherwise: (at) => figureOfKind(kindAt(at), 'minimumLoadShare') ?? at.none('minimum_load_of_gas_only'),
})

/** 0 for all but gas. */
export const fuelLimit = fromField('powerContracts', 'fuelLimitMMBtuPerMonth', {
	id: 'energy.fuelLimit',
	symbol: 'F_max',
	rule: 'eR15',
	sparse: true,
	kind: 'amount',
	otherwise: (at) => at.none(burns(kindAt(at)) ? 'no_fuel_limit' : 'fuel_of_gas_only', NaN),
})

export const machineOutput = defineFormula({
	...shared,
	per: 'horizon',
	id: 'energy.machineMW',
	symbol: 'P_mach',
	label: 'Output of one unit on the hottest day',
	scope: 'contract',
	rule: 'eR9',
	inputs: { capacity: contractCapacity, machines, derate: plantDerate },
	expression: 'capacity / max(1, machines) * derate',
	examples: [{ inputs: { capacity: 81, machines: 18, derate: 1 }, value: 4.5 }],
})

export const spinningReserve = assumed('spinningReserveShare', {
	id: 'energy.spinningReserve',
	symbol: 'ρ_spin',
	scope: 'site',
	rule: 'eR10',
})

export const exportLimit = fromField('sites', 'exportLimitMW', {
	id: 'energy.exportLimit',
	symbol: 'P_exp',
	rule: 'eR14',
	kind: 'state',
})
