import { defineFormula, defineOutput, sumOver } from '../kernel/quantity.ts'
import {
	diversityInference,
	diversityTraining,
	idlePowerShare,
	itOverheadFactor,
	loadFactorInference,
	loadFactorTraining,
} from '../layers/chips/chip-inputs.ts'
import { poolAcceleratorPower } from '../layers/chips/power.ts'

const SOURCE = 'Methodology §2'
const month = { per: 'month', kind: 'stock', source: SOURCE } as const
const pool = { ...month, scope: 'pool', unit: 'accelerators' } as const
const site = { ...month, scope: 'site', unit: 'tokensPerSecond' } as const
const workload = { ...month, scope: 'workload', unit: 'accelerators' } as const
const replica = { scope: 'placement', per: 'horizon', kind: 'stock', rule: 'M5', source: 'Methodology/compute §2.2' } as const

export const diversity = defineOutput({ ...month, kind: 'ratio', scope: 'site', unit: 'ratio', rule: 'C3', id: 'chips.diversity', symbol: 'D', label: 'Coincident IT peak over nameplate' })

export const poolEnergised = defineOutput({ ...pool, rule: 'B5', id: 'chips.energised', symbol: 'n_en', label: 'Energised accelerators' })
export const poolDemanded = defineOutput({ ...pool, rule: 'B4', id: 'chips.demanded', symbol: 'n_dem', label: 'Accelerators demanded, without spares' })
export const poolSpares = defineOutput({ ...pool, rule: 'C5', id: 'chips.spares', symbol: 'n_spare', label: 'Spare accelerators' })
export const poolAllocated = defineOutput({ ...pool, rule: 'B6', id: 'chips.allocated', symbol: 'n_all', label: 'Accelerators given to workloads' })
export const poolTraining = defineOutput({ ...pool, rule: 'B6', id: 'chips.allocatedToTraining', symbol: 'n_train', label: 'Accelerators given to training and batch jobs' })
export const orderEnergised = defineOutput({ ...pool, scope: 'order', rule: 'B5', id: 'chips.orderEnergised', symbol: 'n_en,o', label: 'Energised accelerators of an order' })

export const tokensRequired = defineOutput({ ...site, rule: 'B9', id: 'models.required', symbol: 'T_req', label: 'Output tokens/s asked for at the peak' })
export const tokensReady = defineOutput({ ...site, rule: 'M10', id: 'models.available', symbol: 'T_ready', label: 'Output tokens/s asked for whose model is ready' })
export const tokensServed = defineOutput({ ...site, rule: 'B9', id: 'applications.available', symbol: 'T_served', label: 'Output tokens/s served at the peak' })

export const acceleratorsRequired = defineOutput({ ...workload, rule: 'B4', id: 'models.acceleratorsRequired', symbol: 'n_req', label: 'Accelerators a workload requires' })
export const acceleratorsAllocated = defineOutput({ ...workload, rule: 'B6', id: 'models.acceleratorsAllocated', symbol: 'n_got', label: 'Accelerators a workload is given' })
export const workloadTokens = defineOutput({ ...workload, unit: 'tokensPerSecond', rule: 'B4', id: 'models.tokensPerSecond', symbol: 'T_w', label: 'Tokens/s a workload serves or trains on' })
export const placedAccelerators = defineOutput({ ...workload, scope: 'placement', rule: 'B6', id: 'models.placed', symbol: 'n_w,p', label: 'Accelerators a workload is given in a pool' })

const application = { ...month, scope: 'application', unit: 'tokensPerSecond' } as const
export const applicationDemanded = defineOutput({ ...application, rule: 'A6', id: 'applications.demanded', symbol: 'T_dem', label: 'Output tokens/s demanded at the peak, after price' })
export const applicationMean = defineOutput({ ...application, rule: 'A6', id: 'applications.mean', symbol: 'T_mean', label: 'Output tokens/s demanded on the month’s mean, after price' })
export const applicationServed = defineOutput({ ...application, rule: 'B14', id: 'applications.served', symbol: 'T_app', label: 'Output tokens/s of an application served at the peak' })

/** Accelerators of a replica; 0 where the workload does not fit the pool. */
export const replicaAccelerators = defineOutput({ ...replica, unit: 'accelerators', id: 'models.replicaAccelerators', symbol: 'G', label: 'Accelerators of a replica' })
export const replicaBatch = defineOutput({ ...replica, unit: 'count', id: 'models.replicaBatch', symbol: 'B', label: 'Sequences a replica serves at once' })
export const replicaTokens = defineOutput({ ...replica, unit: 'tokensPerSecondPerAccelerator', id: 'models.replicaTokensPerSecond', symbol: 'τ', label: 'Output tokens/s of an accelerator at full batch' })
export const replicaTime = defineOutput({ ...replica, unit: 'milliseconds', id: 'models.timePerOutputToken', symbol: 'TPOT', label: 'Time between a user’s tokens' })

const power = { scope: 'pool', per: 'month', kind: 'stock', unit: 'itMW' } as const
const example = { accelerators: 36_864, power: 132 / 72, factor: 1.11 }

export const energisedNameplate = defineFormula({
	...power,
	rule: 'C3',
	source: 'Methodology §1: P_name = F · Σ n · p',
	id: 'chips.energisedNameplate',
	symbol: 'P_name,en',
	label: 'IT nameplate of energised accelerators',
	inputs: { accelerators: poolEnergised, power: poolAcceleratorPower, factor: itOverheadFactor },
	expression: 'factor * accelerators * power / 1000',
	examples: [{ inputs: example, value: (1.11 * 36_864 * 132) / 72 / 1000 }],
	compute: ({ accelerators, power: each, factor }) => (factor * accelerators * each) / 1000,
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
	compute: ({ diversity: share, nameplate }) => share * nameplate,
})

export const poolAveragePower = defineFormula({
	...power,
	rule: 'C7',
	source: 'Methodology §1: P_avg',
	id: 'chips.poolAveragePower',
	symbol: 'P_avg,k',
	label: 'Average IT power of a pool',
	inputs: {
		allocated: poolAllocated,
		training: poolTraining,
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
		'factor * power / 1000 * (training * trainingPeak * trainingLoad + (allocated - training) * inferencePeak * inferenceLoad + (energised - allocated) * idle)',
	examples: [
		{
			inputs: { allocated: 600, training: 500, energised: 1000, power: 2, factor: 1.1, trainingPeak: 0.9, trainingLoad: 0.8, inferencePeak: 0.78, inferenceLoad: 0.6, idle: 0.2 },
			value: 1.07096,
		},
	],
	compute: (value) => {
		const serving = (value.allocated - value.training) * value.inferencePeak * value.inferenceLoad
		const training = value.training * value.trainingPeak * value.trainingLoad
		const idle = (value.energised - value.allocated) * value.idle
		return ((value.factor * value.power) / 1000) * (training + serving + idle)
	},
})

export const averageItPower = defineFormula({
	...power,
	scope: 'site',
	rule: 'C7',
	source: 'Methodology §1: P_avg',
	id: 'chips.averageItPower',
	symbol: 'P_avg',
	label: 'Average IT power',
	inputs: { pools: sumOver(poolAveragePower) },
	expression: 'pools',
	examples: [{ inputs: { pools: 12.5 }, value: 12.5 }],
	compute: ({ pools }) => pools,
})
