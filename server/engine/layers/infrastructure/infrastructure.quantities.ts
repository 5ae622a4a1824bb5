import { assumed } from '../../inputs/assumed.ts'
import { defineFormula, defineOutput } from '../../kernel/quantity.ts'
import { openCapacity } from './available.ts'

const shared = {
	scope: 'phase',
	per: 'month',
	kind: 'state',
	unit: 'itMW',
	rule: 'I2',
	source: 'Methodology §1',
} as const

/** IT peak that a hall carries. */
export const hallLoad = defineOutput({
	...shared,
	id: 'infrastructure.hallLoad',
	symbol: 'P_load,hall',
	label: 'IT peak in a hall',
})

/** Of the IT peak of all that is required, as far as halls are finished. */
export const hallRequiredLoad = defineOutput({
	...shared,
	id: 'infrastructure.hallRequiredLoad',
	symbol: 'P_req,hall',
	label: 'IT peak needed that a hall would carry',
})

export const blockFillShare = assumed('blockFillShare', {
	id: 'infrastructure.blockFillShare',
	symbol: 'f_block',
	scope: 'site',
	rule: 'eR21',
})

function plantFor(load: typeof hallLoad, meaning: { id: string; symbol: string; label: string }) {
	return defineFormula({
		...shared,
		...meaning,
		rule: 'eR21',
		source: 'Plant is opened by blocks; Schneider Electric White Paper 154',
		inputs: { capacity: openCapacity, load, fill: blockFillShare },
		expression: 'min(capacity, load / fill)',
		examples: [
			{ inputs: { capacity: 60, load: 2.5475, fill: 0.5 }, value: 5.095 },
			{ inputs: { capacity: 60, load: 48, fill: 0.5 }, value: 60 },
		],
	})
}

/** MW IT of a hall whose plant runs. */
export const hallPlantInUse = plantFor(hallLoad, {
	id: 'infrastructure.hallPlantInUse',
	symbol: 'P_plant,hall',
	label: 'Plant in use in a hall',
})
export const hallPlantRequired = plantFor(hallRequiredLoad, {
	id: 'infrastructure.hallPlantRequired',
	symbol: 'P_plant,req,hall',
	label: 'Plant in use in a hall if all need were there',
})
