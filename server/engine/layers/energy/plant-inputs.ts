import { getFacilityRatio } from '#shared/catalogue/catalogue.ts'
import type { PowerContractType } from '#shared/catalogue/types.ts'
import { fromField } from '../../inputs/from-field.ts'
import { defineFormula, defineInput } from '../../kernel/quantity.ts'
import { fromRow, fromRule } from '../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { contractAt, contractCapacity, kindAt } from './contract-inputs.ts'
import { figureOfKind, fromKind } from './kind-inputs.ts'
import { holdsUnitReserve } from './firm/reserve-inputs.ts'

const E2 = {
	scope: 'contract',
	per: 'horizon',
	kind: 'state',
	rule: 'E2',
	source: 'N−1 practice; facility §2.2',
} as const

/** A dash where the plan leaves it out. */
const statedUnits = fromField('powerContracts', 'units', {
	id: 'energy.statedUnits',
	symbol: 'n_0',
	rule: 'E2',
	kind: 'state',
	sparse: true,
	otherwise: 'units_by_size',
})

/** 0 where the plant is one machine of the whole capacity. */
const unitSize = fromField('powerContracts', 'unitMW', {
	id: 'energy.unitMW',
	symbol: 'P_1',
	rule: 'E2',
	otherwise: (at) => figureOfKind(kindAt(at), 'unitMW') ?? at.none('one_machine'),
})

/** Stated, or the fewest of the unit size that reach the capacity. */
export const machines = defineFormula({
	...E2,
	id: 'energy.machines',
	symbol: 'n_mach',
	label: 'Units of a plant of this type',
	unit: 'count',
	inputs: { stated: statedUnits, capacity: contractCapacity, size: unitSize },
	expression: 'if(stated >= 0, stated, if(size > 0, max(1, ceil(capacity / size)), 1))',
	examples: [
		{ inputs: { stated: NaN, capacity: 360, size: 34 }, value: 11 },
		{ inputs: { stated: 12, capacity: 360, size: 34 }, value: 12 },
		{ inputs: { stated: NaN, capacity: 40, size: 0 }, value: 1 },
	],
})

const BY_MACHINES: readonly PowerContractType['firmRule'][] = ['units_minus_one', 'units_minus_tenth']

/** 1 for a plant whose firm power follows its machines, and not a share that the plan states. */
export const firmByMachines = defineInput({
	...E2,
	id: 'energy.firmByMachines',
	symbol: 'by machines',
	label: 'Firm by its units, not by a share',
	kind: 'rate',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) => {
		const { contract, kind } = contractAt(model, index)
		const follows = contract.firmShare === null && BY_MACHINES.includes(kind.firmRule)
		const text = follows ? 'units_less_reserve' : 'firm_by_share'
		return fromRule(Number(follows), { rule: 'E2', text, source: kind.source })
	},
})

/** 0 where firm power does not follow the machines. */
export const plantUnitCount = defineFormula({
	...E2,
	key: 'contracts.plant.units',
	symbol: 'n',
	label: 'Units that set firm power',
	short: 'Machines',
	unit: 'count',
	inputs: { follows: firmByMachines, machines },
	expression: 'follows * machines',
	examples: [{ inputs: { follows: 1, machines: 11 }, value: 11 }],
})

/** 0 where the reserve is one machine. */
const reserveShare = defineInput({
	...E2,
	id: 'energy.reserveShare',
	symbol: 'ρ_res',
	label: 'Share of engines in reserve; 0: one unit',
	kind: 'rate',
	unit: 'share',
	read: ({ model }: EngineWorld, index) => {
		const { firmRule, source } = kindAt({ model, index })
		if (firmRule === 'units_minus_tenth') return engineReserve(model)
		return fromRule(0, { rule: 'E2', text: 'largest_machine_out', source })
	},
})

function engineReserve({ catalogue }: EngineModel) {
	const row = getFacilityRatio(catalogue, 'engine_reserve_share')
	const place = { table: 'facilityRatios', row, field: 'values.default', quality: 'guess' } as const
	return fromRow(row.values['default'] ?? NaN, place)
}

export const plantReserve = defineFormula({
	...E2,
	key: 'contracts.plant.reserveUnits',
	symbol: 'r',
	label: 'Units in reserve',
	unit: 'count',
	inputs: { units: plantUnitCount, holds: holdsUnitReserve, share: reserveShare },
	expression: 'if(units > 0, holds * if(share > 0, ceil(share * units), 1), 0)',
	examples: [
		{ inputs: { units: 18, holds: 1, share: 0.1 }, value: 2 },
		{ inputs: { units: 11, holds: 1, share: 0 }, value: 1 },
		{ inputs: { units: 11, holds: 0, share: 0 }, value: 0 },
		{ inputs: { units: 0, holds: 1, share: 0 }, value: 0 },
	],
})

/** 1 where the kind’s row has none. */
export const plantDerate = fromKind('ambientDerate', {
	key: 'contracts.plant.derate',
	turns: { from: 'plantMW', to: 'facilityMW' },
	symbol: 'δ',
	label: 'Output on the hottest day ÷ rating',
	unit: 'ratio',
	rule: 'E2',
	source: E2.source,
	none: ({ name }) => ({ code: 'kind_keeps_rating', facts: { kind: name } }),
	value: 1,
})
