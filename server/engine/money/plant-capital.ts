import { defineFormula } from '../kernel/quantity.ts'
import { serviceStart } from '../layers/energy/available.ts'
import { monthNumber } from '../layers/energy/month-number.ts'
import { storedEnergy } from '../layers/energy/battery.ts'
import { contractCapacity } from '../layers/energy/contract-inputs.ts'
import { perDiemPerHour } from '../people/workforce-pay-inputs.ts'
import { plantLead } from '../schedule/phase-inputs.ts'
import { plantEstimateRatio } from '../schedule/progress/progress.quantities.ts'
import { plantTravellersInAll, plantWorkBefore, plantWorkShare } from '../schedule/capital-hours.quantities.ts'
import { ofPlants } from './halls/reference-outputs.ts'
import { isOwnPlant, plantLife, plantPrice, upgradeCost, upgradeMonths } from './plant-inputs.ts'
import { storagePrice } from './storage-price.ts'

const shared = {
	scope: 'contract',
	per: 'horizon',
	kind: 'amount',
	unit: 'usd',
	rule: 'mM1.6',
	source: 'Methodology, money M1.6–M1.8',
} as const

/** All in: no soft cost and no contingency on top. */
export const plantCost = defineFormula({
	...shared,
	key: 'finance.plants.capitalUsd',
	symbol: '$_plant',
	label: 'Cost of an own plant or battery',
	short: 'Capital of the plant',
	inputs: {
		isOwn: isOwnPlant,
		capacity: contractCapacity,
		price: plantPrice,
		stored: storedEnergy,
		storage: storagePrice,
		labour: ofPlants.labour,
		estimate: plantEstimateRatio,
		usual: ofPlants.usualLabour,
		travellers: plantTravellersInAll,
		perHour: perDiemPerHour,
	},
	expression: 'isOwn * (capacity * price + stored * storage + labour * estimate - usual + travellers * perHour)',
	examples: [
		{
			inputs: {
				...{ isOwn: 1, capacity: 360, price: 1_800_000, stored: 0, storage: 0 },
				...{ labour: 50e6, estimate: 1.2, usual: 55e6, travellers: 100_000, perHour: 13 },
			},
			value: 654_300_000,
		},
		{
			inputs: {
				...{ isOwn: 1, capacity: 50, price: 0, stored: 200, storage: 500_000 },
				...{ labour: 0, estimate: 1, usual: 0, travellers: 0, perHour: 13 },
			},
			value: 100e6,
		},
	],
})

/** All that a plant or battery costs, by the capacity its contract states. */
export const plantCostPerKW = defineFormula({
	...shared,
	kind: 'rate',
	unit: 'usdPerKW',
	key: 'finance.plants.usdPerKW',
	symbol: '$_plant/kW',
	label: 'Cost of an own plant or battery by kilowatts',
	short: 'Plant capital by kilowatts',
	inputs: { cost: plantCost, capacity: contractCapacity },
	expression: 'if(capacity > 0, cost / capacity / perMWOfPerKW, 0)',
	examples: [
		{ inputs: { cost: 654.3e6, capacity: 360 }, value: 1817.5 },
		{ inputs: { cost: 0, capacity: 0 }, value: 0 },
	],
})

/** By the hours worked on it; a plant without a labour package like a connection. */
export const plantCapex = defineFormula({
	...shared,
	id: 'finance.plantCapex',
	symbol: '$_plant,m',
	label: 'Spent on a plant or battery this month, by the work done',
	rule: 'mM1.8',
	per: 'month',
	inputs: { cost: plantCost, share: plantWorkShare, lead: plantLead, month: monthNumber, start: serviceStart },
	expression:
		'cost * if(lead > 0, share, if(month < start - monthsPerYear, 0, if(month < start, 1 / monthsPerYear, 0)))',
	examples: [
		{ inputs: { cost: 600e6, share: 0.1, lead: 24, month: 3, start: 20 }, value: 60e6 },
		{ inputs: { cost: 24e6, share: 0, lead: 0, month: 3, start: 14 }, value: 2e6 },
		{ inputs: { cost: 24e6, share: 0, lead: 0, month: 14, start: 14 }, value: 0 },
	],
})

export const plantBefore = defineFormula({
	...shared,
	id: 'finance.plantBefore',
	symbol: '$_plant,0',
	label: 'Spent on a plant or battery before the plan',
	rule: 'F17',
	inputs: { cost: plantCost, share: plantWorkBefore, lead: plantLead, start: serviceStart },
	expression: 'cost * if(lead > 0, share, clamp(monthsPerYear - start, 0, monthsPerYear) / monthsPerYear)',
	examples: [
		{ inputs: { cost: 600e6, share: 0.4, lead: 24, start: 10 }, value: 240e6 },
		{ inputs: { cost: 24e6, share: 0, lead: 0, start: 9 }, value: 6e6 },
	],
})

export const plantDepreciation = defineFormula({
	...shared,
	id: 'finance.plantDepreciation',
	symbol: '$_sl,plant',
	label: 'Straight-line cost of a plant or battery, from its start',
	rule: 'F11',
	per: 'month',
	inputs: { cost: plantCost, month: monthNumber, start: serviceStart, life: plantLife },
	expression: 'if(month < start, 0, if(month < start + life, cost / life, 0))',
	examples: [
		{ inputs: { cost: 300e6, month: 20, start: 20, life: 300 }, value: 1e6 },
		{ inputs: { cost: 300e6, month: 19, start: 20, life: 300 }, value: 0 },
	],
})

export const upgradeCapex = defineFormula({
	...shared,
	id: 'finance.upgradeCapex',
	symbol: '$_up,m',
	label: 'Spent on network upgrades this month, in equal parts before service',
	rule: 'mM1.7',
	per: 'month',
	inputs: { cost: upgradeCost, over: upgradeMonths, month: monthNumber, start: serviceStart },
	expression: 'if(month < start - over, 0, if(month < start, cost / over, 0))',
	examples: [
		{ inputs: { cost: 12e6, over: 12, month: 2, start: 14 }, value: 1e6 },
		{ inputs: { cost: 12e6, over: 12, month: 1, start: 14 }, value: 0 },
		{ inputs: { cost: 12e6, over: 12, month: 14, start: 14 }, value: 0 },
	],
})

export const upgradeBefore = defineFormula({
	...shared,
	id: 'finance.upgradeBefore',
	symbol: '$_up,0',
	label: 'Spent on network upgrades before the plan',
	rule: 'F17',
	inputs: { cost: upgradeCost, over: upgradeMonths, start: serviceStart },
	expression: 'cost * clamp(over - start, 0, over) / over',
	examples: [
		{ inputs: { cost: 12e6, over: 12, start: 9 }, value: 3e6 },
		{ inputs: { cost: 12e6, over: 12, start: 14 }, value: 0 },
	],
})
