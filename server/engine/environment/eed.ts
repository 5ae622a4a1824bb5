import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula } from '../kernel/quantity.ts'
import { kindIs } from '../layers/energy/kind-inputs.ts'
import { itEnergy, siteEnergy } from '../layers/energy/purchase/purchase-energy.ts'
import { contractAttributes } from './environment-attributes.ts'
import { water } from './environment-water.ts'
import { servedEnergy } from './heat.ts'

const lP35 = { rule: 'lP35', source: 'Delegated Regulation (EU) 2024/1364, Annexes I to III' } as const
const onSite = { ...lP35, scope: 'site', per: 'month', kind: 'amount' } as const

/** What is not served is in no figure of the sheet. */
export const sheetEnergy = defineFormula({
	...onSite,
	key: 'sites.sheet.energyMWh',
	symbol: 'E_DC',
	label: 'Energy of the data center',
	unit: 'MWh',
	inputs: { energy: siteEnergy, served: servedEnergy },
	expression: 'energy * served',
	examples: [{ inputs: { energy: 1000, served: 0.9 }, value: 900 }],
})

export const sheetItEnergy = defineFormula({
	...onSite,
	key: 'sites.sheet.itEnergyMWh',
	symbol: 'E_IT,s',
	label: 'Energy of its IT equipment',
	unit: 'itMWh',
	inputs: { energy: itEnergy, served: servedEnergy },
	expression: 'energy * served',
	examples: [{ inputs: { energy: 1000, served: 0.9 }, value: 900 }],
})

export const sheetWater = defineFormula({
	...onSite,
	key: 'sites.sheet.waterM3',
	symbol: 'W_s',
	label: 'Water of the data center',
	unit: 'm3',
	inputs: { water, served: servedEnergy },
	expression: 'water * served',
	examples: [{ inputs: { water: 500, served: 0.9 }, value: 450 }],
})

const isRenewable = kindIs(
	{ ...lP35, id: 'environment.isRenewable', symbol: 'ren', label: 'Sun, wind, water or heat of the earth' },
	({ nuclear }) => !nuclear,
)

const contractRenewable = defineFormula({
	...onSite,
	scope: 'contract',
	id: 'environment.contractRenewableMWh',
	symbol: 'E_ren,c',
	label: 'Renewable energy that a contract brings',
	unit: 'MWh',
	inputs: { attributes: contractAttributes, renewable: isRenewable },
	expression: 'attributes * renewable',
	examples: [
		{ inputs: { attributes: 1200, renewable: 1 }, value: 1200 },
		{ inputs: { attributes: 1200, renewable: 0 }, value: 0 },
	],
})

export const sheetRenewable = defineSum({
	...onSite,
	key: 'sites.sheet.renewableMWh',
	symbol: 'E_ren',
	label: 'Renewable energy of the data center',
	of: contractRenewable,
})
