import { assumed } from '../../inputs/assumed.ts'
import { defineFormula, type QuantityNode } from '../../kernel/quantity.ts'
import { workDue } from '../../layers/energy/gating-works.ts'
import { serviceStart } from '../../layers/energy/available.ts'
import { monthNumber } from '../../layers/energy/month-number.ts'
import { finishIfOrdered, hallInService } from '../../equipment/lot-dates.ts'
import { orderLife } from '../../schedule/supply/order-inputs.ts'
import { acceleratorCost } from '../finance-chips.ts'
import { contributionCost } from '../contribution.ts'
import { connectionCost } from '../finance-connection.ts'
import { discountRate, hallLife } from '../finance-inputs.ts'
import { hallCapital } from '../halls/hall-cost.ts'
import { refitInService } from '../halls/place-refits.ts'
import { hallSubstation } from '../halls/substations.ts'
import { plantCost } from '../plant-capital.ts'
import { plantLife, upgradeCost } from '../plant-inputs.ts'

const shared = { kind: 'amount', unit: 'usd', rule: 'mM4', source: 'Methodology, money M4.1' } as const

export const monthlyRate = defineFormula({
	...shared,
	id: 'finance.monthlyRate',
	symbol: 'i',
	label: 'Discount rate of a month',
	scope: 'plan',
	per: 'horizon',
	kind: 'rate',
	unit: 'ratio',
	inputs: { rate: discountRate },
	expression: '(1 + rate) ^ (1 / monthsPerYear) - 1',
	examples: [{ inputs: { rate: 0.08 }, value: 0.00643403011000343 }],
})

export const valueDecline = assumed('chipValueDeclinePerYear', {
	id: 'finance.chipValueDecline',
	symbol: 'd_chip',
	scope: 'order',
	rule: 'mM4',
})

/** What one dollar costs a month over a life of `life` months. */
export const ANNUITY = 'if(rate > 0, rate / (1 - (1 + rate) ^ (-life)), 1 / life)'

/** What is got for it at the end of its life counts against it. */
const chipRecovery = defineFormula({
	...shared,
	id: 'finance.acceleratorRecovery',
	symbol: 'c_rec',
	label: 'Monthly capital recovery of an accelerator, net of residual value',
	scope: 'order',
	per: 'horizon',
	kind: 'rate',
	unit: 'usdPerAccelerator',
	inputs: { cost: acceleratorCost, decline: valueDecline, life: orderLife, rate: monthlyRate },
	expression: `(cost - cost * (1 - decline) ^ (life / monthsPerYear) * (1 + rate) ^ (-life)) * ${ANNUITY}`,
	examples: [
		{ inputs: { cost: 60_000, decline: 0, life: 60, rate: 0 }, value: 0 },
		{ inputs: { cost: 60_000, decline: 1, life: 60, rate: 0 }, value: 1000 },
		{ inputs: { cost: 55_200, decline: 0.34, life: 60, rate: 0.00643403011000343 }, value: 1017.1278311774566 },
	],
})

type RecoveryMeaning = { readonly id: string; readonly symbol: string; readonly label: string }

/** Of a part of a hall, from the month after its finish. */
const ofHall = (meaning: RecoveryMeaning, cost: QuantityNode) =>
	defineFormula({
		...shared,
		...meaning,
		scope: 'phase',
		per: 'month',
		inputs: {
			ready: hallInService,
			cost,
			life: hallLife,
			rate: monthlyRate,
			month: monthNumber,
			finish: finishIfOrdered,
		},
		expression: `if(ready > 0, if(month - finish <= life, cost * ${ANNUITY}, 0), 0)`,
		examples: [
			{ inputs: { ready: 60, cost: 240e6, life: 240, rate: 0, month: 14, finish: 13 }, value: 1e6 },
			{ inputs: { ready: 0, cost: 240e6, life: 240, rate: 0, month: 13, finish: 13 }, value: 0 },
			{ inputs: { ready: 60, cost: 240e6, life: 240, rate: 0, month: 254, finish: 13 }, value: 0 },
		],
	})

const hallRecovery = ofHall(
	{ id: 'finance.hallRecovery', symbol: '$_rec,hall', label: 'Capital recovery of a hall in service' },
	hallCapital,
)

const refitRecovery = defineFormula({
	...shared,
	scope: 'phase',
	per: 'month',
	id: 'finance.refitRecovery',
	symbol: '$_rec,refit',
	label: 'Capital recovery of a hall’s refits in service',
	inputs: { cost: refitInService, life: hallLife, rate: monthlyRate },
	expression: `if(cost > 0, cost * ${ANNUITY}, 0)`,
	examples: [
		{ inputs: { cost: 2.4e6, life: 240, rate: 0 }, value: 10_000 },
		{ inputs: { cost: 0, life: 240, rate: 0 }, value: 0 },
	],
})

const substationRecovery = ofHall(
	{
		id: 'finance.substationRecovery',
		symbol: '$_rec,sub',
		label: 'Capital recovery of a hall’s share of the substation, from the month after its finish',
	},
	hallSubstation,
)

const ofContract = { ...shared, scope: 'contract', per: 'month' } as const

const plantRecovery = defineFormula({
	...ofContract,
	id: 'finance.plantRecovery',
	symbol: '$_rec,plant',
	label: 'Capital recovery of a plant or battery in service',
	inputs: { cost: plantCost, life: plantLife, rate: monthlyRate, month: monthNumber, start: serviceStart },
	expression: `if(month < start, 0, if(month < start + life, cost * ${ANNUITY}, 0))`,
	examples: [
		{ inputs: { cost: 300e6, life: 300, rate: 0, month: 20, start: 20 }, value: 1e6 },
		{ inputs: { cost: 300e6, life: 300, rate: 0, month: 19, start: 20 }, value: 0 },
	],
})

/** What is built for a contract by others: its connection and the upgrades behind it. */
const gridRecovery = defineFormula({
	...ofContract,
	id: 'finance.gridRecovery',
	symbol: '$_rec,grid',
	label: 'Capital recovery of an interconnection and its network upgrades in service',
	inputs: {
		connection: connectionCost,
		upgrade: upgradeCost,
		life: hallLife,
		rate: monthlyRate,
		month: monthNumber,
		start: serviceStart,
	},
	expression: `if(month < start, 0, if(month < start + life, (connection + upgrade) * ${ANNUITY}, 0))`,
	examples: [
		{ inputs: { connection: 16e6, upgrade: 8e6, life: 240, rate: 0, month: 14, start: 14 }, value: 1e5 },
		{ inputs: { connection: 16e6, upgrade: 8e6, life: 240, rate: 0, month: 13, start: 14 }, value: 0 },
	],
})

const contributionRecovery = defineFormula({
	...shared,
	id: 'finance.contributionRecovery',
	symbol: '$_rec,aid',
	label: 'Capital recovery of a third-party contribution, from its due month',
	scope: 'work',
	per: 'month',
	inputs: { cost: contributionCost, life: hallLife, rate: monthlyRate, month: monthNumber, due: workDue },
	expression: `if(month < due, 0, if(month < due + life, cost * ${ANNUITY}, 0))`,
	examples: [
		{ inputs: { cost: 24e6, life: 240, rate: 0, month: 21, due: 21 }, value: 1e5 },
		{ inputs: { cost: 24e6, life: 240, rate: 0, month: 20, due: 21 }, value: 0 },
	],
})

/** Capital by the month, each over its own life. */
export const recovery = {
	chip: chipRecovery,
	hall: hallRecovery,
	refit: refitRecovery,
	substation: substationRecovery,
	plant: plantRecovery,
	grid: gridRecovery,
	contribution: contributionRecovery,
} as const
