import { defineFormula } from '../kernel/quantity.ts'
import { monthNumber } from '../layers/energy/available.ts'
import { phaseItMW } from '../layers/infrastructure/inputs.ts'
import { hallCapacity, hallFinish, hallWorkShare } from '../schedule/schedule.quantities.ts'
import {
	costEscalation,
	hallMaintenance,
	liquidPremium,
	marketPrice,
	scopeShare,
	scopeUplift,
	statedHallPrice,
	yearsToPriceYear,
} from './finance-hall-inputs.ts'
import { hallLife } from './finance-inputs.ts'

const SOURCE = 'Methodology §5'
const monthly = { scope: 'phase', per: 'month', kind: 'amount', unit: 'usd', source: SOURCE } as const

export const hallPrice = defineFormula({
	id: 'finance.hallPrice',
	symbol: 'c_hall',
	label: 'Hall cost a megawatt of IT',
	scope: 'phase',
	per: 'horizon',
	kind: 'rate',
	unit: 'usdPerItMW',
	rule: 'F2',
	source: 'Cushman & Wakefield 2025; Turner & Townsend 2025-26',
	inputs: {
		stated: statedHallPrice,
		market: marketPrice,
		premium: liquidPremium,
		uplift: scopeUplift,
		escalation: costEscalation,
		years: yearsToPriceYear,
		scope: scopeShare,
	},
	expression: 'if(stated > 0, stated, market * (1 + premium) * uplift * (1 + escalation) ^ years * scope)',
	examples: [
		{
			inputs: { stated: 0, market: 10_750_000, premium: 0.085, uplift: 1.35, escalation: 0.055, years: 2, scope: 1 },
			value: 10_750_000 * 1.085 * 1.35 * 1.055 ** 2,
		},
		{ inputs: { stated: 9e6, market: 1e7, premium: 0, uplift: 1, escalation: 0, years: 0, scope: 1 }, value: 9e6 },
	],
})

export const hallCost = defineFormula({
	...monthly,
	id: 'finance.hallCost',
	symbol: '$_hall',
	label: 'Cost of a hall',
	per: 'horizon',
	kind: 'amount',
	rule: 'F2',
	inputs: { power: phaseItMW, price: hallPrice },
	expression: 'power * price',
	examples: [{ inputs: { power: 100, price: 17_526_000 }, value: 1_752_600_000 }],
})

export const hallCapex = defineFormula({
	...monthly,
	id: 'finance.hallCapex',
	symbol: '$_hall,m',
	label: 'Spent on a hall this month, by the work done',
	rule: 'F3',
	inputs: { cost: hallCost, share: hallWorkShare },
	expression: 'cost * share',
	examples: [{ inputs: { cost: 1_752_600_000, share: 0.1 }, value: 175_260_000 }],
})

export const hallUpkeep = defineFormula({
	...monthly,
	id: 'finance.hallMaintenanceUsd',
	symbol: '$_main,hall',
	label: 'Maintenance of a hall, from the month after its finish',
	rule: 'F9',
	inputs: { ready: hallCapacity, cost: hallCost, share: hallMaintenance },
	expression: 'if(ready > 0, cost * share / monthsPerYear, 0)',
	examples: [{ inputs: { ready: 100, cost: 1.2e9, share: 0.025 }, value: 2.5e6 }],
})

export const hallDepreciation = defineFormula({
	...monthly,
	id: 'finance.hallDepreciation',
	symbol: '$_sl,hall',
	label: 'Straight-line cost of a hall, from the month after its finish',
	rule: 'F11',
	inputs: { ready: hallCapacity, cost: hallCost, life: hallLife, month: monthNumber, finish: hallFinish },
	expression: 'if(ready > 0, if(month - finish <= life, cost / life, 0), 0)',
	examples: [
		{ inputs: { ready: 100, cost: 2.4e9, life: 240, month: 14, finish: 13 }, value: 1e7 },
		{ inputs: { ready: 100, cost: 2.4e9, life: 240, month: 254, finish: 13 }, value: 0 },
		{ inputs: { ready: 0, cost: 2.4e9, life: 240, month: 13, finish: 13 }, value: 0 },
	],
})
