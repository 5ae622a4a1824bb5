import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula, sumOver } from '../kernel/quantity.ts'
import {
	diversityInference,
	diversityTraining,
	idlePowerShare,
	itOverheadFactor,
	loadFactorInference,
	loadFactorTraining,
} from '../layers/chips/chip-inputs.ts'
import { poolAcceleratorPower } from '../layers/chips/power.quantities.ts'
import { diversity, poolBusy, poolBusyTraining, poolEnergised } from './balance.quantities.ts'

const power = { scope: 'pool', per: 'month', kind: 'state', unit: 'itMW' } as const
const example = { accelerators: 36_864, power: 132 / 72, factor: 1.11 }

export const energisedNameplate = defineFormula({
	...power,
	rule: 'C3',
	source: 'Methodology §1: P_name = F · Σ n · p',
	id: 'chips.energisedNameplate',
	symbol: 'P_name,en',
	label: 'IT nameplate of energised accelerators',
	inputs: { accelerators: poolEnergised, power: poolAcceleratorPower, factor: itOverheadFactor },
	expression: 'factor * accelerators * power / kWPerMW',
	examples: [{ inputs: example, value: (1.11 * 36_864 * 132) / 72 / 1000 }],
})

export const itPower = defineFormula({
	...power,
	scope: 'site',
	rule: 'C3',
	source: 'Methodology §1: P_peak = D · P_name',
	id: 'chips.itPower',
	symbol: 'P_IT',
	label: 'IT peak of energised accelerators',
	inputs: { diversity, nameplate: sumOver(energisedNameplate) },
	expression: 'diversity * nameplate',
	examples: [{ inputs: { diversity: 0.85, nameplate: 75.02 }, value: 63.767 }],
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
		idle: idlePowerShare,
	},
	expression:
		'factor * power / kWPerMW * (training * trainingPeak * trainingLoad + (allocated - training) * inferencePeak * inferenceLoad + (energised - allocated) * idle)',
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
				idle: 0.2,
			},
			value: 1.07096,
		},
	],
})

export const averageItPower = defineSum({
	...power,
	scope: 'site',
	rule: 'C7',
	source: 'Methodology §1: P_avg',
	id: 'chips.averageItPower',
	symbol: 'P_avg',
	label: 'Average IT power',
	of: poolAveragePower,
})
