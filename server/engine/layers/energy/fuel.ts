import { defineSum } from '../../inputs/define-sum.ts'
import { defineFormula } from '../../kernel/quantity.ts'
import { fromKind } from './kind-inputs.ts'
import { purchased } from './purchase/purchase.quantities.ts'

const SOURCE = 'Facility §2.2'
const fuel = { per: 'month', kind: 'amount', unit: 'MMBtu', rule: 'E18', source: SOURCE } as const

/** 0 for what burns nothing on the site. */
const heatRate = fromKind('heatRateMMBtuPerMWh', {
	id: 'energy.heatRate',
	symbol: 'HR',
	label: 'Fuel for a megawatt-hour, higher heating value',
	unit: 'MMBtuPerMWh',
	rule: 'E18',
	source: SOURCE,
	none: ({ name }) => `${name} burns nothing on the site.`,
})

export const contractFuel = defineFormula({
	...fuel,
	id: 'energy.fuelMMBtu',
	symbol: 'F_c',
	label: 'Fuel a plant burns',
	scope: 'contract',
	inputs: { taken: purchased, rate: heatRate },
	expression: 'taken * rate',
	examples: [{ inputs: { taken: 1000, rate: 9.7 }, value: 9700 }],
})

export const siteFuel = defineSum({
	...fuel,
	id: 'energy.siteFuelMMBtu',
	symbol: 'F',
	label: 'Fuel burned on the site',
	scope: 'site',
	of: contractFuel,
})
