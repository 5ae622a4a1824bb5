import { MONTHS_PER_YEAR, WORK_HOURS_PER_YEAR } from '#shared/units/conversions.ts'
import { defineFormula, defineInput } from '../kernel/quantity.ts'
import { fromRule } from '../sourced.ts'
import { labourBurden, tradeWage, wageIndex, wagePremium } from '../people/workforce-pay-inputs.ts'
import { operationsHeads, unpaidOperators } from '../people/workforce.quantities.ts'

const shared = { kind: 'state', rule: 'F8', source: 'BLS OOH 2024; methodology §5' } as const

const paidHours = defineInput({
	...shared,
	scope: 'plan',
	per: 'horizon',
	id: 'finance.paidHours',
	kind: 'rate',
	symbol: 'h_paid',
	label: 'Hours paid to an employee a month',
	unit: 'hours',
	read: () =>
		fromRule(WORK_HOURS_PER_YEAR / MONTHS_PER_YEAR, {
			rule: 'F8',
			text: '2,080 h a year ÷ 12.',
			source: 'Methodology §5',
		}),
})

export const staffBill = defineFormula({
	...shared,
	scope: 'crew',
	per: 'month',
	kind: 'amount',
	id: 'finance.staffBill',
	symbol: '$_staff,c',
	label: 'Pay of a trade’s operations people',
	unit: 'usd',
	inputs: {
		energy: operationsHeads.energy,
		chips: operationsHeads.chips,
		infrastructure: operationsHeads.infrastructure,
		unpaid: unpaidOperators,
		wage: tradeWage,
		index: wageIndex,
		premium: wagePremium,
		burden: labourBurden,
		hours: paidHours,
	},
	expression: '(energy + chips + infrastructure - unpaid) * wage * index * (1 + premium) * burden * hours',
	examples: [
		{
			inputs: {
				energy: 30,
				chips: 20,
				infrastructure: 40,
				unpaid: 15,
				wage: 30,
				index: 1,
				premium: 0.25,
				burden: 1.43,
				hours: 173,
			},
			value: 75 * 30 * 1.25 * 1.43 * 173,
		},
	],
})
