import { defineFormula, sumOver } from '../kernel/quantity.ts'
import {
	diversityInference,
	diversityMixed,
	diversityTraining,
	idlePowerShare,
	itOverheadFactor,
	loadFactorInference,
	loadFactorRented,
	loadFactorTraining,
	ofTenant,
} from '../layers/chips/chip-inputs.ts'
import { poolAcceleratorPower } from '../layers/chips/power.quantities.ts'
import { diversity, leasedFed, poolBusy, poolBusyTraining, poolEnergised } from './balance.quantities.ts'
import { poolLet } from './pools/rented.quantities.ts'

const power = { scope: 'pool', per: 'month', kind: 'state', unit: 'itMW' } as const
const example = { accelerators: 36_864, power: 132 / 72, factor: 1.11 }

export const energisedNameplate = defineFormula({
	...power,
	rule: 'C3',
	source: 'Methodology §1: P_name = F · Σ n · p',
	id: 'chips.energisedNameplate',
	symbol: 'P_name,en',
	label: 'IT nameplate of energized accelerators',
	inputs: { accelerators: poolEnergised, power: poolAcceleratorPower, factor: itOverheadFactor },
	expression: 'factor * accelerators * power / kWPerMW',
	examples: [{ inputs: example, value: (1.11 * 36_864 * 132) / 72 / 1000 }],
})

export const tenantNameplate = defineFormula({
	...power,
	rule: 'mM2',
	source: 'Joins C1, C2',
	id: 'chips.tenantNameplate',
	symbol: 'P_name,t',
	label: 'IT nameplate of energized accelerators of tenants',
	inputs: { tenant: ofTenant, nameplate: energisedNameplate },
	expression: 'tenant * nameplate',
	examples: [
		{ inputs: { tenant: 0, nameplate: 75 }, value: 0 },
		{ inputs: { tenant: 1, nameplate: 75 }, value: 75 },
	],
})

/** Tenants’ accelerators stand in what is leased. */
export const itPower = defineFormula({
	...power,
	scope: 'site',
	rule: 'C3',
	source: 'Methodology §1: P_peak = D · P_name; joins C1',
	key: 'sites.itPowerMW',
	symbol: 'P_IT',
	label: 'IT peak of energized accelerators and of leases',
	short: 'IT power',
	inputs: {
		diversity,
		nameplate: sumOver(energisedNameplate),
		theirs: sumOver(tenantNameplate),
		leased: leasedFed,
	},
	expression: 'diversity * (nameplate - theirs) + max(leased, diversity * theirs)',
	examples: [
		{ inputs: { diversity: 0.85, nameplate: 75.02, theirs: 0, leased: 0 }, value: 63.767 },
		{ inputs: { diversity: 0.8, nameplate: 75, theirs: 25, leased: 60 }, value: 100 },
		{ inputs: { diversity: 0.8, nameplate: 75, theirs: 25, leased: 10 }, value: 60 },
	],
})

export const poolAveragePower = defineFormula({
	...power,
	rule: 'C7',
	source: 'Methodology §1: P_avg',
	id: 'chips.poolAveragePower',
	symbol: 'P_avg,k',
	label: 'Average IT power of a pool',
	inputs: {
		allocated: poolBusy,
		training: poolBusyTraining,
		energised: poolEnergised,
		power: poolAcceleratorPower,
		factor: itOverheadFactor,
		trainingPeak: diversityTraining,
		trainingLoad: loadFactorTraining,
		inferencePeak: diversityInference,
		inferenceLoad: loadFactorInference,
		let: poolLet,
		letPeak: diversityMixed,
		letLoad: loadFactorRented,
		idle: idlePowerShare,
	},
	expression:
		'factor * power / kWPerMW * (training * trainingPeak * trainingLoad + (allocated - training) * inferencePeak * inferenceLoad + let * letPeak * letLoad + (energised - allocated - let) * idle)',
	examples: [
		{
			inputs: {
				allocated: 600,
				training: 500,
				energised: 1000,
				power: 2,
				factor: 1.1,
				trainingPeak: 0.9,
				trainingLoad: 0.8,
				inferencePeak: 0.78,
				inferenceLoad: 0.6,
				let: 0,
				letPeak: 0.85,
				letLoad: 0.7,
				idle: 0.2,
			},
			value: 1.07096,
		},
		{
			inputs: {
				allocated: 0,
				training: 0,
				energised: 1000,
				power: 2,
				factor: 1.1,
				trainingPeak: 0.9,
				trainingLoad: 0.8,
				inferencePeak: 0.78,
				inferenceLoad: 0.6,
				let: 500,
				letPeak: 0.8,
				letLoad: 0.7,
				idle: 0.2,
			},
			value: 0.836,
		},
	],
})

export const leasedAverage = defineFormula({
	...power,
	scope: 'site',
	rule: 'mM2',
	source: 'Joins C1',
	id: 'infrastructure.leasedAverage',
	symbol: 'P_avg,q',
	label: 'Average IT power of leases without tenant accelerators',
	inputs: { leased: leasedFed, diversity, theirs: sumOver(tenantNameplate), load: loadFactorRented },
	expression: 'max(0, leased - diversity * theirs) * load',
	examples: [
		{ inputs: { leased: 60, diversity: 0.8, theirs: 0, load: 0.7 }, value: 42 },
		{ inputs: { leased: 60, diversity: 0.8, theirs: 100, load: 0.7 }, value: 0 },
	],
})

export const averageItPower = defineFormula({
	...power,
	scope: 'site',
	rule: 'C7',
	source: 'Methodology §1: P_avg; joins C4',
	id: 'chips.averageItPower',
	symbol: 'P_avg',
	label: 'Average IT power',
	inputs: { pools: sumOver(poolAveragePower), leased: leasedAverage },
	expression: 'pools + leased',
	examples: [{ inputs: { pools: 12, leased: 42 }, value: 54 }],
})
