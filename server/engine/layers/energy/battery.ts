import { getFacilityRatio } from '#shared/catalogue/catalogue.ts'
import { fromField } from '../../from-field.ts'
import { defineFormula, defineInput, sumOver } from '../../kernel/quantity.ts'
import { fromRow } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'
import { rampedCapacity } from './available.ts'
import { contractCapacity, kindAt } from './contract-inputs.ts'
import { roundTrip } from './purchase/purchase-inputs.ts'

const SOURCE = 'Facility §2.1: a battery counts for events no longer than it lasts'

/** 0 for all but batteries. */
export const storedEnergy = fromField('powerContracts', 'energyMWh', {
	id: 'energy.storedMWh',
	symbol: 'E_bess',
	rule: 'E19',
	kind: 'state',
	settled: (at) => (kindAt(at).role === 'storage' ? null : at.none('Stores nothing.')),
	otherwise: (at) => {
		const row = kindAt(at)
		const energy = at.item.capacityMW * (row.durationHours ?? 0)
		return fromRow(energy, { table: 'powerContractTypes', row, field: 'durationHours' })
	},
})

export const eventHours = defineInput({
	id: 'energy.eventHours',
	symbol: 'd',
	label: 'Length of one curtailment',
	scope: 'plan',
	per: 'horizon',
	kind: 'rate',
	unit: 'hours',
	rule: 'E19',
	source: 'Duke University, Nicholas Institute, Rethinking Load Growth (Feb 2025)',
	read: ({ model }: EngineWorld) => {
		const row = getFacilityRatio(model.catalogue, 'curtailment_event_hours')
		const { low, high } = row
		return fromRow(row.values['default'] ?? NaN, { table: 'facilityRatios', row, field: 'values.default', low, high })
	},
})

/** Grows with the ramp of the battery’s contract. */
export const usableEnergy = defineFormula({
	id: 'energy.batteryUsableMWh',
	symbol: 'E_use',
	label: 'Energy a full battery gives in one event',
	scope: 'contract',
	per: 'month',
	kind: 'state',
	unit: 'MWh',
	rule: 'E19',
	source: SOURCE,
	inputs: { stored: storedEnergy, ramped: rampedCapacity, capacity: contractCapacity, roundTrip },
	expression: 'if(capacity > 0, stored * ramped / capacity * roundTrip, 0)',
	examples: [
		{ inputs: { stored: 200, ramped: 50, capacity: 50, roundTrip: 0.87 }, value: 174 },
		{ inputs: { stored: 0, ramped: 0, capacity: 0, roundTrip: 1 }, value: 0 },
	],
})

export const batteryEventPower = defineFormula({
	id: 'energy.batteryEventMW',
	symbol: 'P_event',
	label: 'Power a battery holds through one curtailment',
	scope: 'contract',
	per: 'month',
	kind: 'state',
	unit: 'plantMW',
	rule: 'E19',
	source: SOURCE,
	inputs: { ramped: rampedCapacity, usable: usableEnergy, hours: eventHours },
	expression: 'min(ramped, if(hours > 0, usable / hours / meterMWPerPlantMW, ramped))',
	examples: [
		{ inputs: { ramped: 50, usable: 174, hours: 2 }, value: 50 },
		{ inputs: { ramped: 50, usable: 60, hours: 2 }, value: 30 },
		{ inputs: { ramped: 50, usable: 60, hours: 0 }, value: 50 },
	],
})

export const siteBatteryPower = defineFormula({
	id: 'energy.siteBatteryEventMW',
	symbol: 'Σ P_event',
	label: 'Power the site’s batteries hold through one curtailment',
	scope: 'site',
	per: 'month',
	kind: 'state',
	unit: 'plantMW',
	rule: 'E19',
	source: SOURCE,
	inputs: { batteries: sumOver(batteryEventPower) },
	expression: 'batteries',
	examples: [{ inputs: { batteries: 50 }, value: 50 }],
})
