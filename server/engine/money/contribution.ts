import { fromField } from '../inputs/from-field.ts'
import { defineFormula } from '../kernel/quantity.ts'
import { workDue } from '../layers/energy/gating-works.ts'
import { monthNumber } from '../layers/energy/month-number.ts'
import { hallLife } from './finance-inputs.ts'

const shared = {
	scope: 'work',
	per: 'horizon',
	kind: 'amount',
	unit: 'usd',
	rule: 'eR30',
	source: 'Energy, second chapter §3: contribution in aid of construction',
} as const

export const contributionCost = fromField('gatingWorks', 'contributionUsd', {
	id: 'finance.contribution',
	symbol: '$_aid',
	rule: 'eR30',
	kind: 'amount',
})

export const contributionCapex = defineFormula({
	...shared,
	per: 'month',
	id: 'finance.contributionCapex',
	symbol: '$_aid,m',
	label: 'Contribution to a third-party upgrade this month, over the year before it is due',
	inputs: { cost: contributionCost, month: monthNumber, due: workDue },
	expression: 'if(month < due - monthsPerYear, 0, if(month < due, cost / monthsPerYear, 0))',
	examples: [
		{ inputs: { cost: 24e6, month: 9, due: 21 }, value: 2e6 },
		{ inputs: { cost: 24e6, month: 8, due: 21 }, value: 0 },
		{ inputs: { cost: 24e6, month: 21, due: 21 }, value: 0 },
	],
})

export const contributionBefore = defineFormula({
	...shared,
	id: 'finance.contributionBefore',
	symbol: '$_aid,0',
	label: 'Contribution to a third-party upgrade before the plan',
	rule: 'F17',
	inputs: { cost: contributionCost, due: workDue },
	expression: 'cost * clamp(monthsPerYear - due, 0, monthsPerYear) / monthsPerYear',
	examples: [
		{ inputs: { cost: 24e6, due: 9 }, value: 6e6 },
		{ inputs: { cost: 24e6, due: 21 }, value: 0 },
	],
})

export const contributionDepreciation = defineFormula({
	...shared,
	per: 'month',
	id: 'finance.contributionDepreciation',
	symbol: '$_sl,aid',
	label: 'Straight-line cost of a contribution, from the work’s due month',
	rule: 'F11',
	inputs: { cost: contributionCost, month: monthNumber, due: workDue, life: hallLife },
	expression: 'if(month < due, 0, if(month < due + life, cost / life, 0))',
	examples: [
		{ inputs: { cost: 24e6, month: 21, due: 21, life: 240 }, value: 1e5 },
		{ inputs: { cost: 24e6, month: 20, due: 21, life: 240 }, value: 0 },
		{ inputs: { cost: 24e6, month: 261, due: 21, life: 240 }, value: 0 },
	],
})
