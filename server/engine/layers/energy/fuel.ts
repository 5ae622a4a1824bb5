import { defineSum } from '../../inputs/define-sum.ts'
import { defineFormula } from '../../kernel/quantity.ts'
import { fromKind } from './kind-inputs.ts'
import { assumed } from '../../inputs/assumed.ts'
import { backupEnergy, purchased } from './hours/dispatch.quantities.ts'

const SOURCE = 'Facility §2.2'
const fuel = { per: 'month', kind: 'amount', unit: 'MMBtu', rule: 'E18', source: SOURCE } as const

/** 0 for what burns nothing on the site. */
export const heatRate = fromKind('heatRateMMBtuPerMWh', {
	id: 'energy.heatRate',
	symbol: 'HR',
	label: 'Fuel for a megawatt-hour, higher heating value',
	unit: 'MMBtuPerMWh',
	rule: 'E18',
	source: SOURCE,
	none: ({ name }) => ({ code: 'kind_burns_nothing', facts: { kind: name } }),
})

/** Of generators behind non-firm service. */
export const backupHeatRate = assumed('backupHeatRateMMBtuPerMWh', {
	id: 'energy.backupHeatRate',
	symbol: 'HR_b',
	scope: 'contract',
	rule: 'eR13',
})

export const contractFuel = defineFormula({
	...fuel,
	key: 'contracts.fuelMMBtu',
	symbol: 'F_c',
	label: 'Fuel burned by a plant or backup generators',
	short: 'Fuel burned',
	scope: 'contract',
	inputs: { taken: purchased, rate: heatRate, backup: backupEnergy, backupRate: backupHeatRate },
	expression: 'taken * rate + backup * backupRate',
	examples: [
		{ inputs: { taken: 1000, rate: 9.7, backup: 0, backupRate: 9.6 }, value: 9700 },
		{ inputs: { taken: 36_100, rate: 0, backup: 100, backupRate: 9.6 }, value: 960 },
	],
})

export const siteFuel = defineSum({
	...fuel,
	key: 'sites.fuelMMBtu',
	symbol: 'F',
	label: 'Fuel burned on site',
	scope: 'site',
	of: contractFuel,
})
