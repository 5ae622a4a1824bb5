import { averageItPower } from '../../../balance/power.quantities.ts'
import { defineFormula } from '../../../kernel/quantity.ts'
import { monthlyPue } from '../pue.ts'
import { hoursPerMonth } from './purchase-inputs.ts'

const shared = {
	scope: 'site',
	per: 'month',
	kind: 'amount',
	unit: 'MWh',
	rule: 'E10',
	source: 'ISO/IEC 30134-2:2016',
} as const

export const itEnergy = defineFormula({
	...shared,
	id: 'energy.itEnergyMWh',
	symbol: 'E_IT',
	label: 'Energy of the IT equipment',
	unit: 'itMWh',
	inputs: { average: averageItPower, hours: hoursPerMonth },
	expression: 'average * hours',
	examples: [{ inputs: { average: 20, hours: 730 }, value: 14_600 }],
})

export const siteEnergy = defineFormula({
	...shared,
	key: 'sites.energyMWh',
	symbol: 'E',
	label: 'Energy of the site',
	short: 'Energy',
	inputs: { it: itEnergy, pue: monthlyPue },
	expression: 'it * pue',
	examples: [
		{ inputs: { it: 10_000, pue: 1.25 }, value: 12_500 },
		{ inputs: { it: 0, pue: 0 }, value: 0 },
	],
})
