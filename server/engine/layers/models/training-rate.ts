import { defineFormula } from '../../kernel/quantity.ts'
import { trainingConstant } from './training-defaults.ts'
import { measuredEfficiency, trainingPeak } from './training-efficiency.ts'
import { trainingWork } from './training-formulas.ts'
import * as read from './training-inputs.ts'

const placement = { scope: 'placement', per: 'horizon', rule: 'M7', source: 'Methodology/compute §1.1' } as const

const scaleExponent = trainingConstant('mfuScaleExponent', {
	id: 'models.mfuScaleExponent',
	symbol: 'α',
	label: 'Power of the number of accelerators that a measured MFU falls with',
	unit: 'ratio',
	rule: 'M7',
	quality: 'published',
})

/** Before any loss to a larger size; 0 where the chip's peak is not published. */
export const hoursAsMeasured = defineFormula({
	...placement,
	id: 'models.hoursAsMeasured',
	symbol: 'H_1',
	label: 'Accelerator-hours at the efficiency as measured',
	kind: 'rate',
	unit: 'acceleratorHours',
	inputs: { work: trainingWork, peak: trainingPeak, efficiency: measuredEfficiency },
	expression: 'if(peak > 0, work / (peak * efficiency * flopPerTflopHour), 0)',
	examples: [
		{ inputs: { work: 3.6e25, peak: 1000, efficiency: 0.5 }, value: 2e7 },
		{ inputs: { work: 3.6e25, peak: 0, efficiency: 0.5 }, value: 0 },
	],
})

const scale = { ...placement, empirical: 'Llama 3 405B on 8,192 and 16,384; MLPerf v5.1 on 512 to 5,120 accelerators' }

export const acceleratorsAsMeasured = defineFormula({
	...placement,
	id: 'models.acceleratorsAsMeasured',
	symbol: 'n_d',
	label: 'Accelerators needed to finish a run by its deadline at measured efficiency',
	kind: 'rate',
	unit: 'accelerators',
	inputs: { hours: hoursAsMeasured, months: read.monthsToDeadline },
	expression: 'hours / (hoursPerMonth * max(months, 1))',
	examples: [{ inputs: { hours: 7.3e6, months: 10 }, value: 1000 }],
})

/** Those given, else those that end the run by its deadline with the loss that their own number brings. */
export const trainingAccelerators = defineFormula({
	...scale,
	id: 'models.trainingAccelerators',
	symbol: 'n',
	label: 'Accelerators a run is planned on',
	kind: 'rate',
	unit: 'accelerators',
	inputs: {
		given: read.statedAccelerators,
		plain: acceleratorsAsMeasured,
		measured: read.mfuAccelerators,
		exponent: scaleExponent,
	},
	expression:
		'if(given > 0, given, if(measured <= 0, plain, if(plain <= measured, plain, (plain * measured ^ exponent) ^ (1 / (1 + exponent)))))',
	examples: [
		{ inputs: { given: 512, plain: 1000, measured: 0, exponent: -0.08 }, value: 512 },
		{ inputs: { given: 0, plain: 1000, measured: 0, exponent: -0.08 }, value: 1000 },
		{ inputs: { given: 0, plain: 1000, measured: 2000, exponent: -0.08 }, value: 1000 },
		{ inputs: { given: 0, plain: 1000, measured: 250, exponent: -0.5 }, value: 4000 },
	],
})

export const efficiencyAtSize = defineFormula({
	...scale,
	key: 'workloads.training.efficiency',
	symbol: 'e',
	label: 'All-in efficiency on so many accelerators',
	short: 'All-in efficiency used for the run',
	kind: 'rate',
	unit: 'share',
	inputs: {
		efficiency: measuredEfficiency,
		accelerators: trainingAccelerators,
		measured: read.mfuAccelerators,
		exponent: scaleExponent,
	},
	expression: 'efficiency * if(measured > 0, max(1, accelerators / measured) ^ exponent, 1)',
	examples: [
		{ inputs: { efficiency: 0.4, accelerators: 8192, measured: 512, exponent: -0.5 }, value: 0.1 },
		{ inputs: { efficiency: 0.4, accelerators: 8, measured: 512, exponent: -0.08 }, value: 0.4 },
		{ inputs: { efficiency: 0.4, accelerators: 8192, measured: 0, exponent: -0.08 }, value: 0.4 },
	],
})

export const trainingHours = defineFormula({
	...placement,
	id: 'models.trainingHours',
	symbol: 'H',
	label: 'Accelerator-hours of a training run',
	kind: 'rate',
	unit: 'acceleratorHours',
	inputs: { hours: hoursAsMeasured, measured: measuredEfficiency, efficiency: efficiencyAtSize },
	expression: 'if(efficiency > 0, hours * measured / efficiency, 0)',
	examples: [
		{ inputs: { hours: 12e6, measured: 0.36, efficiency: 0.3 }, value: 14.4e6 },
		{ inputs: { hours: 12e6, measured: 0, efficiency: 0 }, value: 0 },
	],
})
