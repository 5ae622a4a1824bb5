import type { PowerContractType } from '#shared/catalogue/types.ts'
import { assumed } from '../../inputs/assumed.ts'
import { fromField } from '../../inputs/from-field.ts'
import { defineSum } from '../../inputs/define-sum.ts'
import { defineFormula } from '../../kernel/quantity.ts'
import { rampedCapacity } from './available.ts'
import { contractCapacity, kindAt } from './contract-inputs.ts'
import { fromKind } from './kind-inputs.ts'
import { roundTrip } from './purchase/purchase-inputs.ts'

const SOURCE = 'Facility §2.1: a battery counts for events no longer than it lasts'

const only = (kind: PowerContractType) => (kind.role === 'storage' ? null : 'stores_nothing')

/** A dash where the plan leaves it out. */
const statedEnergy = fromField('powerContracts', 'energyMWh', {
	id: 'energy.statedMWh',
	symbol: 'E_0',
	rule: 'E19',
	kind: 'state',
	sparse: true,
	settled: (at) => {
		const why = only(kindAt(at))
		return why === null ? null : at.none(why)
	},
	otherwise: 'energy_by_hours_of_kind',
})

const storageHours = fromKind('durationHours', {
	id: 'energy.storageHours',
	symbol: 'h_bess',
	label: 'Hours a battery lasts at its capacity',
	unit: 'hours',
	rule: 'E19',
	source: SOURCE,
	unless: ({ kind }) => only(kind),
	none: ({ name }) => ({ code: 'no_hours_of_kind', facts: { kind: name } }),
})

const onContract = { scope: 'contract', kind: 'state', rule: 'E19', source: SOURCE } as const

/** 0 for all but batteries. */
export const storedEnergy = defineFormula({
	...onContract,
	key: 'contracts.battery.storedMWh',
	symbol: 'E_bess',
	label: 'Energy a battery holds',
	short: 'Energy held',
	per: 'horizon',
	unit: 'MWh',
	inputs: { stated: statedEnergy, capacity: contractCapacity, hours: storageHours },
	expression: 'if(stated >= 0, stated, capacity * hours * meterMWPerPlantMW)',
	examples: [
		{ inputs: { stated: NaN, capacity: 50, hours: 4 }, value: 200 },
		{ inputs: { stated: 150, capacity: 50, hours: 4 }, value: 150 },
	],
})

export const eventHours = assumed('curtailmentEventHours', {
	key: 'sites.curtailment.eventHours',
	symbol: 'd',
	scope: 'plan',
	rule: 'E19',
})

/** Grows with the ramp of the battery’s contract. */
export const usableEnergy = defineFormula({
	...onContract,
	key: 'contracts.battery.usableMWh',
	symbol: 'E_use',
	label: 'Energy a full battery delivers in one curtailment',
	short: 'Usable energy',
	per: 'month',
	unit: 'MWh',
	inputs: { stored: storedEnergy, ramped: rampedCapacity, capacity: contractCapacity, roundTrip },
	expression: 'if(capacity > 0, stored * ramped / capacity * roundTrip, 0)',
	examples: [
		{ inputs: { stored: 200, ramped: 50, capacity: 50, roundTrip: 0.87 }, value: 174 },
		{ inputs: { stored: 0, ramped: 0, capacity: 0, roundTrip: 1 }, value: 0 },
	],
})

export const batteryEventPower = defineFormula({
	...onContract,
	key: 'contracts.battery.eventMW',
	symbol: 'P_event',
	label: 'Power a battery sustains through one curtailment',
	short: 'Power sustained through a curtailment',
	per: 'month',
	unit: 'plantMW',
	inputs: { ramped: rampedCapacity, usable: usableEnergy, hours: eventHours },
	expression: 'min(ramped, if(hours > 0, usable / hours / meterMWPerPlantMW, ramped))',
	examples: [
		{ inputs: { ramped: 50, usable: 174, hours: 2 }, value: 50 },
		{ inputs: { ramped: 50, usable: 60, hours: 2 }, value: 30 },
		{ inputs: { ramped: 50, usable: 60, hours: 0 }, value: 50 },
	],
})

export const siteBatteryPower = defineSum({
	id: 'energy.siteBatteryEventMW',
	symbol: 'Σ P_event',
	label: 'Power the site’s batteries sustain through one curtailment',
	scope: 'site',
	rule: 'E19',
	source: SOURCE,
	of: batteryEventPower,
})
