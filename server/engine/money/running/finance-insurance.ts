import { assumed } from '../../inputs/assumed.ts'
import { defineFormula, sumOver } from '../../kernel/quantity.ts'
import { serviceStart } from '../../layers/energy/available.ts'
import { monthNumber } from '../../layers/energy/month-number.ts'
import { finishIfOrdered, hallInService } from '../../equipment/lot-dates.ts'
import { orderDelivered } from '../../schedule/schedule.quantities.ts'
import { acceleratorCost } from '../finance-chips.ts'
import { chipsUnwritten } from '../finance.quantities.ts'
import { hallLife } from '../finance-inputs.ts'
import { runningIndex } from './running-index.ts'
import { hallCost } from '../halls/hall-cost.ts'
import { plantCost } from '../plant-capital.ts'
import { plantLife } from '../plant-inputs.ts'

const shared = {
	per: 'month',
	kind: 'amount',
	unit: 'usd',
	rule: 'mM3',
	source: 'Methodology, money M3.4',
} as const
const ofHall = { ...shared, scope: 'phase' } as const
const ofPlant = { ...shared, scope: 'contract' } as const
const ofOrder = { ...shared, scope: 'order' } as const

type Scope = 'phase' | 'contract' | 'order'
const rate = (key: 'insuranceShare' | 'propertyTaxShare', scope: Scope) =>
	assumed(key, {
		id: `finance.${key === 'insuranceShare' ? 'insurance' : 'propertyTax'}Share.${scope}`,
		symbol: key === 'insuranceShare' ? 'ι' : 'τ_prop',
		scope,
		rule: 'mM3',
	})

export const hallInsured = defineFormula({
	...ofHall,
	id: 'finance.hallInsurance',
	symbol: '$_ins,hall',
	label: 'Insurance of a hall in service',
	inputs: { ready: hallInService, cost: hallCost, share: rate('insuranceShare', 'phase'), index: runningIndex },
	expression: 'if(ready > 0, cost * share / monthsPerYear * index, 0)',
	examples: [
		{ inputs: { ready: 60, cost: 960e6, share: 0.0025, index: 1 }, value: 200_000 },
		{ inputs: { ready: 0, cost: 960e6, share: 0.0025, index: 1 }, value: 0 },
	],
})

export const plantInsured = defineFormula({
	...ofPlant,
	id: 'finance.plantInsurance',
	symbol: '$_ins,plant',
	label: 'Insurance of a plant or battery in service',
	inputs: {
		month: monthNumber,
		start: serviceStart,
		cost: plantCost,
		share: rate('insuranceShare', 'contract'),
		index: runningIndex,
	},
	expression: 'if(month < start, 0, cost * share / monthsPerYear * index)',
	examples: [
		{ inputs: { month: 20, start: 20, cost: 480e6, share: 0.0025, index: 1.02 }, value: 102_000 },
		{ inputs: { month: 19, start: 20, cost: 480e6, share: 0.0025, index: 1 }, value: 0 },
	],
})

export const chipsInsured = defineFormula({
	...ofOrder,
	id: 'finance.chipInsurance',
	symbol: '$_ins,chip',
	label: 'Insurance of an order’s accelerators in service',
	inputs: { held: orderDelivered, cost: acceleratorCost, share: rate('insuranceShare', 'order'), index: runningIndex },
	expression: 'held * cost * share / monthsPerYear * index',
	examples: [{ inputs: { held: 1000, cost: 48_000, share: 0.0025, index: 1 }, value: 10_000 }],
})

export const hallTaxed = defineFormula({
	...ofHall,
	id: 'finance.hallPropertyTax',
	symbol: '$_prop,hall',
	label: 'Property tax of a hall in service, of its straight-line value',
	inputs: {
		ready: hallInService,
		cost: hallCost,
		month: monthNumber,
		finish: finishIfOrdered,
		life: hallLife,
		share: rate('propertyTaxShare', 'phase'),
	},
	expression: 'if(ready > 0, cost * clamp(1 - (month - finish - 1) / life, 0, 1) * share / monthsPerYear, 0)',
	examples: [
		{ inputs: { ready: 60, cost: 960e6, month: 14, finish: 13, life: 240, share: 0.01 }, value: 800_000 },
		{ inputs: { ready: 60, cost: 960e6, month: 134, finish: 13, life: 240, share: 0.01 }, value: 400_000 },
		{ inputs: { ready: 0, cost: 960e6, month: 3, finish: 13, life: 240, share: 0.01 }, value: 0 },
	],
})

const plantTaxed = defineFormula({
	...ofPlant,
	id: 'finance.plantPropertyTax',
	symbol: '$_prop,plant',
	label: 'Property tax of a plant or battery in service, of its straight-line value',
	inputs: {
		month: monthNumber,
		start: serviceStart,
		cost: plantCost,
		life: plantLife,
		share: rate('propertyTaxShare', 'contract'),
	},
	expression: 'if(month < start, 0, cost * clamp(1 - (month - start) / life, 0, 1) * share / monthsPerYear)',
	examples: [
		{ inputs: { month: 20, start: 20, cost: 360e6, life: 300, share: 0.01 }, value: 300_000 },
		{ inputs: { month: 170, start: 20, cost: 360e6, life: 300, share: 0.01 }, value: 150_000 },
		{ inputs: { month: 19, start: 20, cost: 360e6, life: 300, share: 0.01 }, value: 0 },
	],
})

const chipsTaxed = defineFormula({
	...ofOrder,
	id: 'finance.chipPropertyTax',
	symbol: '$_prop,chip',
	label: 'Property tax of an order’s accelerators, of their straight-line value',
	inputs: { unwritten: chipsUnwritten, cost: acceleratorCost, share: rate('propertyTaxShare', 'order') },
	expression: 'unwritten * cost * share / monthsPerYear',
	examples: [{ inputs: { unwritten: 500, cost: 48_000, share: 0.01 }, value: 20_000 }],
})

const plan = { ...shared, scope: 'plan' } as const

export const insuranceOpex = defineFormula({
	...plan,
	key: 'finance.opexByKind.insurance',
	symbol: '$_ins',
	label: 'Insurance',
	inputs: { halls: sumOver(hallInsured), plants: sumOver(plantInsured), chips: sumOver(chipsInsured) },
	expression: 'halls + plants + chips',
	examples: [{ inputs: { halls: 200_000, plants: 100_000, chips: 10_000 }, value: 310_000 }],
})

export const propertyTaxOpex = defineFormula({
	...plan,
	key: 'finance.opexByKind.propertyTax',
	symbol: '$_prop',
	label: 'Property tax',
	inputs: { halls: sumOver(hallTaxed), plants: sumOver(plantTaxed), chips: sumOver(chipsTaxed) },
	expression: 'halls + plants + chips',
	examples: [{ inputs: { halls: 800_000, plants: 300_000, chips: 20_000 }, value: 1_120_000 }],
})
