import { defineFormula, sumOver } from '../../kernel/quantity.ts'
import { contractSlip } from '../../schedule/schedule.quantities.ts'
import {
	contractBackup,
	contractCapacity,
	contractExit,
	contractRamp,
	contractStart,
	contractTerm,
	hasRampSteps,
	rampStep,
	statedFirmShare,
} from './contract-inputs.ts'
import { isImport } from './kind-inputs.ts'
import { workHolds } from './gating-works.ts'
import { monthNumber } from './month-number.ts'
import { plantDerate, plantReserve, plantUnitCount } from './plant-inputs.ts'
import {
	firmTransformerMVA,
	powerFactor,
	spareTransformers,
	transformerBanks,
	transformerMVA,
} from './interconnection-inputs.ts'
import { holdsUnitReserve } from './firm/reserve-inputs.ts'

export const serviceStart = defineFormula({
	key: 'contracts.start',
	symbol: 'm_s',
	label: 'Start of service',
	scope: 'contract',
	per: 'horizon',
	kind: 'when',
	across: 'lowest',
	unit: 'gridMonths',
	rule: 'E1',
	source: 'Methodology §3: a plant that is built late serves late',
	inputs: { start: contractStart, slip: contractSlip },
	expression: 'start + slip',
	examples: [{ inputs: { start: 15, slip: 2 }, value: 17 }],
})

const rampCapacity = defineFormula({
	id: 'energy.rampCapacity',
	symbol: 'C_ramp',
	label: 'Ramped capacity, excl. third-party upgrades',
	scope: 'contract',
	per: 'month',
	kind: 'state',
	unit: 'plantMW',
	rule: 'E1',
	source: 'Utility ramp schedules, e.g. AEP Ohio data-center tariff (PUCO, July 2025)',
	inputs: {
		month: monthNumber,
		start: serviceStart,
		term: contractTerm,
		leaves: contractExit,
		ramp: contractRamp,
		capacity: contractCapacity,
		hasSteps: hasRampSteps,
		step: rampStep,
	},
	expression:
		'if(month < start, 0, if(month < min(start + term, leaves), if(hasSteps > 0, step, capacity * min(1, (month - start + 1) / ramp)), 0))',
	examples: [
		{
			inputs: { month: 14, start: 14, term: 180, leaves: 40, ramp: 6, capacity: 140, hasSteps: 0, step: 0 },
			value: 23.333333333333332,
		},
		{ inputs: { month: 13, start: 14, term: 180, leaves: 40, ramp: 6, capacity: 140, hasSteps: 0, step: 0 }, value: 0 },
		{
			inputs: { month: 20, start: 14, term: 180, leaves: 40, ramp: 6, capacity: 140, hasSteps: 1, step: 55 },
			value: 55,
		},
		{ inputs: { month: 40, start: 14, term: 180, leaves: 40, ramp: 6, capacity: 140, hasSteps: 0, step: 0 }, value: 0 },
	],
})

/** What the contract serves: nothing of it that still waits for works of others. */
export const rampedCapacity = defineFormula({
	key: 'contracts.rampedMW',
	symbol: 'C_serv',
	label: 'Ramped capacity',
	short: 'Ramped capacity',
	scope: 'contract',
	per: 'month',
	kind: 'state',
	unit: 'plantMW',
	rule: 'eR23',
	source: 'Energy, second chapter §3; people G2',
	inputs: { ramp: rampCapacity, capacity: contractCapacity, held: sumOver(workHolds) },
	expression: 'min(ramp, max(0, capacity - held))',
	examples: [
		{ inputs: { ramp: 140, capacity: 140, held: 0 }, value: 140 },
		{ inputs: { ramp: 140, capacity: 140, held: 100 }, value: 40 },
		{ inputs: { ramp: 20, capacity: 140, held: 100 }, value: 20 },
		{ inputs: { ramp: 140, capacity: 140, held: 240 }, value: 0 },
	],
})

/** Power that the ramp would give and works of others hold back. */
export const heldByWorks = defineFormula({
	id: 'energy.heldByWorks',
	symbol: 'C_held',
	label: 'Power waiting for third-party upgrades',
	scope: 'contract',
	per: 'month',
	kind: 'state',
	unit: 'plantMW',
	rule: 'eR23',
	source: 'Energy, second chapter §3; people G2',
	inputs: { ramp: rampCapacity, served: rampedCapacity },
	expression: 'ramp - served',
	examples: [{ inputs: { ramp: 140, served: 40 }, value: 100 }],
})

export const contractFirmShare = defineFormula({
	id: 'energy.contractFirmShare',
	turns: { from: 'plantMW', to: 'facilityMW' },
	symbol: 'f_firm',
	label: 'Firm share of ramped capacity',
	scope: 'contract',
	per: 'horizon',
	kind: 'rate',
	unit: 'share',
	rule: 'E2',
	source: 'Methodology §4: firm = (n − reserve) · unit · derate; one machine alone with one in reserve gives 0',
	inputs: { stated: statedFirmShare, units: plantUnitCount, reserve: plantReserve, derate: plantDerate },
	expression: 'if(units > 0, max(0, units - reserve) / units * derate, stated)',
	examples: [
		{ inputs: { stated: 0, units: 11, reserve: 1, derate: 0.9 }, value: 0.8181818181818182 },
		{ inputs: { stated: 0, units: 1, reserve: 1, derate: 0.9 }, value: 0 },
		{ inputs: { stated: 0.92, units: 0, reserve: 0, derate: 1 }, value: 0.92 },
	],
})

const shared = { per: 'month', kind: 'state', unit: 'facilityMW' } as const

export const contractFirm = defineFormula({
	...shared,
	key: 'contracts.firmMW',
	symbol: 'P_firm,c',
	label: 'Firm power of a contract',
	short: 'Firm power',
	scope: 'contract',
	rule: 'E2',
	source: 'Methodology §4; reserve unit after N−1 practice',
	inputs: { ramped: rampedCapacity, firmShare: contractFirmShare, backup: contractBackup },
	expression: 'max(ramped * firmShare, min(ramped, backup) * meterMWPerPlantMW)',
	examples: [
		{ inputs: { ramped: 360, firmShare: 0.8, backup: 0 }, value: 288 },
		{ inputs: { ramped: 100, firmShare: 0, backup: 40 }, value: 40 },
	],
})

export const contractImport = defineFormula({
	...shared,
	id: 'energy.contractImport',
	symbol: 'P_imp,c',
	label: 'Firm import of a contract',
	scope: 'contract',
	rule: 'eR18',
	source: 'Methodology §4',
	inputs: { firm: contractFirm, imported: isImport },
	expression: 'firm * imported',
	examples: [{ inputs: { firm: 140, imported: 1 }, value: 140 }],
})

/** Without a spare, all but the largest of two or more where each plant keeps its own reserve. */
export const transformerLimit = defineFormula({
	...shared,
	per: 'horizon',
	id: 'energy.transformerLimit',
	symbol: 'P_bank',
	label: 'Import that the listed transformers carry',
	scope: 'site',
	rule: 'eR18',
	source: 'N−1 substation practice (facility §1.7)',
	inputs: {
		holds: holdsUnitReserve,
		banks: transformerBanks,
		spares: spareTransformers,
		all: transformerMVA,
		firm: firmTransformerMVA,
		factor: powerFactor,
	},
	expression: 'if(holds > 0, if(spares > 0, all, if(banks > 1, firm, all)), all) * factor',
	examples: [
		{ inputs: { holds: 1, banks: 3, spares: 0, all: 240, firm: 160, factor: 0.97 }, value: 155.2 },
		{ inputs: { holds: 1, banks: 3, spares: 1, all: 240, firm: 160, factor: 0.97 }, value: 232.79999999999998 },
		{ inputs: { holds: 1, banks: 1, spares: 0, all: 50, firm: 0, factor: 0.97 }, value: 48.5 },
		{ inputs: { holds: 0, banks: 3, spares: 0, all: 240, firm: 160, factor: 0.97 }, value: 232.79999999999998 },
	],
})
