import { defineFormula, defineInput } from '../../kernel/quantity.ts'
import { fromRule } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'
import { bf16Rate, cappedShare, fp4Rate, fp8Rate } from './chip-rates.ts'
import { isMixture, totalParams } from './model-inputs.ts'
import { trainingConstant } from './training-defaults.ts'
import { smallBelow } from './training-formulas.ts'
import * as read from './training-inputs.ts'
import * as assumed from './workload-inputs.ts'

const BITS = { bf16: 16, fp8: 8, fp4: 4 } as const
const placement = { scope: 'placement', per: 'horizon', rule: 'M7', source: 'Methodology/compute §1.1' } as const

const largeAbove = trainingConstant('largeAboveParamsB', {
	id: 'models.largeAboveParamsB',
	symbol: 'N_large',
	label: 'Billions of parameters above which a model is large',
	unit: 'count',
	rule: 'M7',
	quality: 'published',
})
const ofWorkload = { scope: 'workload', per: 'horizon', kind: 'rate', rule: 'M7' } as const

const precisionBits = defineInput({
	...ofWorkload,
	id: 'models.precisionBits',
	symbol: 'bits',
	label: 'Bits of the training precision',
	unit: 'count',
	source: 'Workloads, as entered',
	read: ({ model }: EngineWorld, index) => {
		const precision = assumed.workloadAt(model, index)
		const stated = 'precision' in precision ? precision.precision : null
		return fromRule(BITS[stated ?? 'bf16'], {
			rule: 'M7',
			text: { code: 'trains_in', facts: { precision: stated ?? 'bf16' } },
			source: 'Workloads, as entered',
		})
	},
})

export const efficiencyPriorOfRun = defineFormula({
	...ofWorkload,
	id: 'models.efficiencyPrior',
	symbol: 'e_0',
	label: 'All-in efficiency of published runs like it, of the BF16 peak',
	unit: 'share',
	source: 'Published accelerator-hours of fifteen runs; methodology/compute §1.2',
	empirical: 'six dense runs above 30 billion parameters, six below 15, three mixtures',
	inputs: {
		mixture: isMixture,
		moe: assumed.efficiencyMoe,
		small: assumed.efficiencyDenseSmall,
		large: assumed.efficiencyDenseLarge,
		params: totalParams,
		below: smallBelow,
		above: largeAbove,
	},
	expression:
		'if(mixture > 0, moe, small + (large - small) * clamp(ln(max(params, 1) / 1000000000 / below) / ln(above / below), 0, 1))',
	examples: [
		{ inputs: { mixture: 0, moe: 0.28, small: 0.25, large: 0.34, params: 405.9e9, below: 15, above: 30 }, value: 0.34 },
		{ inputs: { mixture: 1, moe: 0.28, small: 0.25, large: 0.34, params: 671e9, below: 15, above: 30 }, value: 0.28 },
		{ inputs: { mixture: 0, moe: 0.28, small: 0.25, large: 0.34, params: 8e9, below: 15, above: 30 }, value: 0.25 },
	],
})

/** Of the training precision with a stated MFU, else of BF16, under the power cap; a chip without the units computes in BF16. */
export const trainingPeak = defineFormula({
	...placement,
	id: 'models.trainingPeak',
	symbol: 'F',
	label: 'Dense peak that the efficiency is a share of',
	kind: 'rate',
	unit: 'tflopsPerAccelerator',
	inputs: { mfu: read.statedMfu, bits: precisionBits, bf16: bf16Rate, fp8: fp8Rate, fp4: fp4Rate, cap: cappedShare },
	expression:
		'if(mfu > 0, if(bits < 8, if(fp4 > 0, fp4, bf16), if(bits < 16, if(fp8 > 0, fp8, bf16), bf16)), bf16) * cap',
	examples: [
		{ inputs: { mfu: 0, bits: 8, bf16: 989, fp8: 1979, fp4: 0, cap: 1 }, value: 989 },
		{ inputs: { mfu: 0.35, bits: 8, bf16: 989, fp8: 1979, fp4: 0, cap: 0.5 }, value: 989.5 },
		{ inputs: { mfu: 0.2, bits: 4, bf16: 989, fp8: 1979, fp4: 0, cap: 1 }, value: 989 },
	],
})

export const measuredEfficiency = defineFormula({
	...ofWorkload,
	id: 'models.measuredEfficiency',
	symbol: 'e_1',
	label: 'All-in efficiency: entered MFU × goodput, else typical',
	unit: 'share',
	source: 'Methodology/compute §1.1 and §1.2',
	inputs: {
		mfu: read.statedMfu,
		goodput: read.statedGoodput,
		usual: assumed.trainingGoodput,
		prior: efficiencyPriorOfRun,
	},
	expression: 'if(mfu > 0, mfu * if(goodput > 0, goodput, usual), prior)',
	examples: [
		{ inputs: { mfu: 0.4, goodput: 0, usual: 0.9, prior: 0.34 }, value: 0.36 },
		{ inputs: { mfu: 0.4, goodput: 0.95, usual: 0.9, prior: 0.34 }, value: 0.38 },
		{ inputs: { mfu: 0, goodput: 0.95, usual: 0.9, prior: 0.34 }, value: 0.34 },
	],
})
