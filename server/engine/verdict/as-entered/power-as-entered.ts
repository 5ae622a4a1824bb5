import { fromField } from '../../inputs/from-field.ts'
import { defineFormula, sumOver } from '../../kernel/quantity.ts'
import { contractFirmShare } from '../../layers/energy/available.ts'
import {
	contractBackup,
	contractCapacity,
	contractExit,
	contractRamp,
	contractTerm,
	hasRampSteps,
	latestStep,
} from '../../layers/energy/contract-inputs.ts'
import { availablePower } from '../../layers/energy/firm/available-power.ts'
import { existingLoad } from '../../layers/energy/existing-load.ts'
import { flexiblePower } from '../../layers/energy/firm/flexible.ts'
import { throughConnection } from '../../layers/energy/firm/firm-supply.ts'
import { gasHeld, steadyPower } from '../../layers/energy/firm/steady-power.ts'
import { contractedFirm } from '../../layers/energy/firm/worst-day-power.ts'
import { workDuration, workGates, workStart } from '../../layers/energy/gating-works.ts'
import { isImport } from '../../layers/energy/kind-inputs.ts'
import { monthNumber } from '../../layers/energy/month-number.ts'

const SOURCE = 'Verdict V1: contracts by the months as entered, without delays of theirs, of plants and of works'
const shared = { per: 'month', kind: 'state', rule: 'vV1', source: SOURCE } as const

export const startAsEntered = fromField('powerContracts', 'startMonth', {
	id: 'verdict.startAsEntered',
	symbol: 'm_s,e',
	rule: 'vV1',
})

const stepAsEntered = latestStep(
	{ id: 'verdict.stepAsEntered', symbol: 'C_step,e', label: 'Capacity by the latest ramp step, as entered' },
	() => 0,
)

const rampAsEntered = defineFormula({
	...shared,
	scope: 'contract',
	id: 'verdict.rampAsEntered',
	symbol: 'C_ramp,e',
	label: 'Ramped capacity as entered, excl. third-party upgrades',
	unit: 'plantMW',
	inputs: {
		month: monthNumber,
		start: startAsEntered,
		term: contractTerm,
		leaves: contractExit,
		ramp: contractRamp,
		capacity: contractCapacity,
		hasSteps: hasRampSteps,
		step: stepAsEntered,
	},
	expression:
		'if(month < start, 0, if(month < min(start + term, leaves), if(hasSteps > 0, step, capacity * min(1, (month - start + 1) / ramp)), 0))',
	examples: [
		{
			inputs: { month: 14, start: 14, term: 180, leaves: 40, ramp: 6, capacity: 150, hasSteps: 0, step: 0 },
			value: 25,
		},
		{ inputs: { month: 13, start: 14, term: 180, leaves: 40, ramp: 6, capacity: 150, hasSteps: 0, step: 0 }, value: 0 },
	],
})

const workHoldsAsEntered = defineFormula({
	...shared,
	scope: 'work',
	id: 'verdict.workHoldsAsEntered',
	symbol: 'P_wait,e',
	label: 'Power waiting for a third-party upgrade, months as entered',
	unit: 'plantMW',
	inputs: { month: monthNumber, start: workStart, duration: workDuration, gates: workGates },
	expression: 'if(month < start + duration, gates, 0)',
	examples: [
		{ inputs: { month: 20, start: 3, duration: 18, gates: 100 }, value: 100 },
		{ inputs: { month: 21, start: 3, duration: 18, gates: 100 }, value: 0 },
	],
})

const firmAsEntered = defineFormula({
	...shared,
	scope: 'contract',
	id: 'verdict.firmAsEntered',
	symbol: 'P_firm,e',
	label: 'Firm power of a contract by the months as entered',
	unit: 'facilityMW',
	inputs: {
		ramp: rampAsEntered,
		capacity: contractCapacity,
		held: sumOver(workHoldsAsEntered),
		firmShare: contractFirmShare,
		backup: contractBackup,
	},
	expression:
		'max(min(ramp, max(0, capacity - held)) * firmShare, min(min(ramp, max(0, capacity - held)), backup) * meterMWPerPlantMW)',
	examples: [
		{ inputs: { ramp: 140, capacity: 140, held: 100, firmShare: 1, backup: 0 }, value: 40 },
		{ inputs: { ramp: 100, capacity: 100, held: 0, firmShare: 0, backup: 40 }, value: 40 },
	],
})

const importAsEntered = defineFormula({
	...shared,
	scope: 'contract',
	id: 'verdict.importAsEntered',
	symbol: 'P_imp,e',
	label: 'Firm import of a contract by the months as entered',
	unit: 'facilityMW',
	inputs: { firm: firmAsEntered, imported: isImport },
	expression: 'firm * imported',
	examples: [{ inputs: { firm: 140, imported: 1 }, value: 140 }],
})

const throughAsEntered = throughConnection(
	{
		id: 'verdict.throughAsEntered',
		symbol: 'P_imp,e,s',
		label: 'Firm import through the interconnection by the months as entered',
		rule: 'vV1',
		source: SOURCE,
	},
	importAsEntered,
)

/** Beside what runs: what battery, sun, limits of fuel and reserves make of firm power stays as in the run, in proportion. */
export const availableAsEntered = defineFormula({
	...shared,
	scope: 'site',
	id: 'verdict.availableAsEntered',
	symbol: 'P_avail,e',
	label: 'Power available at the meter by the months as entered',
	unit: 'facilityMW',
	inputs: {
		available: availablePower,
		flexible: flexiblePower,
		firm: contractedFirm,
		steady: steadyPower,
		through: throughAsEntered,
		existing: existingLoad,
		gasHeld,
		all: sumOver(firmAsEntered),
		imports: sumOver(importAsEntered),
	},
	expression:
		'max(0, available - flexible + (through + all - imports - gasHeld - existing - steady) * if(firm > 0, (available - flexible) / firm, 1)) + flexible',
	examples: [
		{
			inputs: {
				available: 90,
				flexible: 0,
				firm: 100,
				steady: 100,
				through: 150,
				existing: 0,
				gasHeld: 0,
				all: 150,
				imports: 150,
			},
			value: 135,
		},
		{
			inputs: {
				available: 0,
				flexible: 0,
				firm: 0,
				steady: 0,
				through: 50,
				existing: 0,
				gasHeld: 0,
				all: 70,
				imports: 50,
			},
			value: 70,
		},
		{
			inputs: {
				available: 120,
				flexible: 20,
				firm: 100,
				steady: 100,
				through: 104,
				existing: 4,
				gasHeld: 0,
				all: 104,
				imports: 104,
			},
			value: 120,
		},
	],
})
