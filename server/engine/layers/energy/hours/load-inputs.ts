import { getArchetype } from '#shared/catalogue/catalogue.ts'
import { flexibleIt, poolAllocated, poolTraining } from '../../../balance/balance.quantities.ts'
import { placedAccelerators } from '../../../balance/workloads/workload.quantities.ts'
import { averageItPower } from '../../../balance/power.quantities.ts'
import { item } from '../../../cells.ts'
import { assumed } from '../../../inputs/assumed.ts'
import { defineFormula, defineInput, sumOver, weightedBy } from '../../../kernel/quantity.ts'
import { fromRule } from '../../../sourced.ts'
import type { EngineWorld } from '../../../world.ts'
import { diversityInference, itOverheadFactor, loadFactorInference } from '../../chips/chip-inputs.ts'
import { poolAcceleratorPower } from '../../chips/power.quantities.ts'
import { HOURS_PER_DAY } from './made/sun.ts'

const R7 = { rule: 'eR7', source: 'Energy chapter R7: inference follows its users’ day, all else is flat' } as const

/** Middle of the hours in which inference is asked. */
export const windowCentre = assumed('activeWindowCentreHour', {
	id: 'energy.windowCentre',
	symbol: 'h_mid',
	scope: 'site',
	rule: 'eR7',
})

const servesRequests = defineInput({
	...R7,
	id: 'models.servesRequests',
	symbol: 'inf',
	label: 'Serves requests as they come',
	scope: 'workload',
	per: 'horizon',
	kind: 'rate',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) =>
		fromRule(Number(item(model.plan.workloads, index).kind === 'inference'), {
			...R7,
			text: 'load_shape_by_kind',
		}),
})

/** Of a workload’s applications, the mean; a whole day for what serves none. */
export const workloadHours = defineInput({
	...R7,
	id: 'models.activeHours',
	symbol: 'h_w',
	label: 'Active hours per day of what a workload serves',
	scope: 'workload',
	per: 'horizon',
	kind: 'rate',
	unit: 'hours',
	read: ({ model }: EngineWorld, index) => {
		const workload = item(model.plan.workloads, index)
		const applicationIds = workload.kind === 'inference' ? workload.applicationIds : []
		let [hours, served] = [0, 0]
		for (const application of model.plan.applications) {
			if (!applicationIds.includes(application.id)) continue
			const row = getArchetype(model.catalogue, application.archetype)
			hours += application.activeHoursPerDay ?? row.activeHoursPerDay
			served += 1
		}
		const value = served === 0 ? HOURS_PER_DAY : hours / served
		const text = served === 0 ? 'serves_no_application' : 'mean_of_applications'
		return fromRule(value, { ...R7, text })
	},
})

const onPlacement = { ...R7, scope: 'placement', per: 'month' } as const

const placementInference = defineFormula({
	...onPlacement,
	id: 'models.placedInferenceMW',
	symbol: 'P_inf,w',
	label: 'Rated power of the accelerators that serve requests',
	kind: 'state',
	unit: 'itMW',
	inputs: { serves: servesRequests, placed: placedAccelerators, power: poolAcceleratorPower },
	expression: 'serves * placed * power / kWPerMW',
	examples: [{ inputs: { serves: 1, placed: 1000, power: 2 }, value: 2 }],
})

const placementHours = defineFormula({
	...onPlacement,
	id: 'models.placedActiveHours',
	symbol: 'h_w,p',
	label: 'Active hours per day of a workload where it runs',
	kind: 'rate',
	unit: 'hours',
	inputs: { hours: workloadHours },
	expression: 'hours',
	examples: [{ inputs: { hours: 10 }, value: 10 }],
})

/** 0 where nothing serves requests. */
export const activeWindow = defineFormula({
	...R7,
	id: 'energy.activeHours',
	symbol: 'A',
	label: 'Active hours per day of the site’s inference',
	scope: 'site',
	per: 'month',
	kind: 'rate',
	unit: 'hours',
	inputs: { hours: weightedBy(placementHours, placementInference) },
	expression: 'hours',
	examples: [{ inputs: { hours: 12 }, value: 12 }],
})

const poolInference = defineFormula({
	...R7,
	id: 'chips.poolInferencePower',
	symbol: 'P_inf,k',
	label: 'Average IT power of the inference in a pool',
	scope: 'pool',
	per: 'month',
	kind: 'state',
	unit: 'itMW',
	inputs: {
		allocated: poolAllocated,
		training: poolTraining,
		power: poolAcceleratorPower,
		factor: itOverheadFactor,
		peak: diversityInference,
		load: loadFactorInference,
	},
	expression: 'factor * power / kWPerMW * (allocated - training) * peak * load',
	examples: [
		{ inputs: { allocated: 600, training: 100, power: 2, factor: 1.1, peak: 0.78, load: 0.6 }, value: 0.5148 },
	],
})

/** The part of the site’s load that follows users through the day. */
export const inferenceShare = defineFormula({
	...R7,
	id: 'energy.inferenceShare',
	symbol: 'u',
	label: 'Inference’s share of the mean IT power',
	scope: 'site',
	per: 'month',
	kind: 'rate',
	unit: 'share',
	inputs: { inference: sumOver(poolInference), all: averageItPower },
	expression: 'if(all > 0, min(1, inference / all), 0)',
	examples: [
		{ inputs: { inference: 15, all: 30 }, value: 0.5 },
		{ inputs: { inference: 0, all: 0 }, value: 0 },
	],
})

/** What of the load, in every hour, may pause or move. */
export const flexibleShare = defineFormula({
	id: 'energy.flexibleShare',
	symbol: 's_flex',
	label: 'Pausable share of mean IT power',
	scope: 'site',
	per: 'month',
	kind: 'rate',
	unit: 'share',
	rule: 'lP5',
	source: 'Places, fourth chapter §2',
	inputs: { flexible: flexibleIt, all: averageItPower },
	expression: 'if(all > 0, min(1, flexible / all), 0)',
	examples: [
		{ inputs: { flexible: 36, all: 120 }, value: 0.3 },
		{ inputs: { flexible: 0, all: 0 }, value: 0 },
	],
})
