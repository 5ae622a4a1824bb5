import { defineFormula, sumOver } from '../../kernel/quantity.ts'
import { partLoadPeak } from '../../layers/energy/pue.ts'
import { hallPlantRequired } from '../../layers/infrastructure/infrastructure.quantities.ts'
import { infrastructureRequired } from './required.quantities.ts'

const asked = partLoadPeak({
	share: {
		id: 'energy.requiredLoadFraction',
		symbol: 'L_req',
		label: 'IT peak needed over the plant it would use',
	},
	itPeak: infrastructureRequired,
	plant: sumOver(hallPlantRequired),
})

export const energyRequired = defineFormula({
	key: 'sites.layers.energy.required',
	symbol: 'P_fac,req',
	label: 'Facility peak of the accelerators needed',
	short: 'Power needed',
	scope: 'site',
	per: 'month',
	kind: 'state',
	unit: 'facilityMW',
	rule: 'eR21',
	source: 'Methodology §2',
	inputs: asked.inputs,
	expression: asked.expression,
	examples: [
		{ inputs: asked.example, value: 45 },
		{ inputs: { ...asked.example, load: 1 }, value: 42 },
	],
})
