import { MONTHS_PER_YEAR, WORK_HOURS_PER_YEAR } from '#shared/units/conversions.ts'
import { fromField } from '../../inputs/from-field.ts'
import { defineFormula, defineInput, sumOver } from '../../kernel/quantity.ts'
import { usablePower } from '../../layers/infrastructure/available.ts'
import { fromRule } from '../../sourced.ts'
import { runningIndex } from './running-index.ts'
import { wageIndex } from '../../people/pay-of-place.ts'
import { labourBurden, tradeWage, wagePremium } from '../../people/workforce-pay-inputs.ts'
import { operationsHeads, unpaidOperators } from '../../people/workforce.quantities.ts'

const shared = { kind: 'state', rule: 'F8', source: 'BLS OOH 2024; methodology §5' } as const

const paidHours = defineInput({
	...shared,
	scope: 'plan',
	per: 'horizon',
	id: 'finance.paidHours',
	kind: 'rate',
	symbol: 'h_paid',
	label: 'Paid hours per employee per month',
	unit: 'hours',
	read: () =>
		fromRule(WORK_HOURS_PER_YEAR / MONTHS_PER_YEAR, {
			rule: 'F8',
			text: 'work_hours_by_12',
			source: 'Methodology §5',
		}),
})

const staffBill = defineFormula({
	...shared,
	scope: 'crew',
	per: 'month',
	kind: 'amount',
	id: 'finance.staffBill',
	symbol: '$_staff,c',
	label: 'Pay of a trade’s operations staff',
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

/** Below 0 where the plan states none. */
const statedStaff = fromField('sites', 'staffUsdPerYear', {
	id: 'finance.statedStaff',
	symbol: '$_staff,s',
	rule: 'mM3',
	otherwise: (at) => at.none('bill_of_the_people', -1),
})

export const siteStaffBill = defineFormula({
	...shared,
	scope: 'site',
	per: 'month',
	kind: 'amount',
	id: 'finance.siteStaffBill',
	symbol: '$_staff,site',
	label: 'Pay of a site’s operations staff',
	unit: 'usd',
	rule: 'mM3',
	inputs: { crews: sumOver(staffBill), stated: statedStaff, ready: usablePower, index: runningIndex },
	expression: 'if(stated >= 0, if(ready > 0, stated / monthsPerYear, 0), crews) * index',
	examples: [
		{ inputs: { crews: 700_000, stated: -1, ready: 60, index: 1.02 }, value: 714_000 },
		{ inputs: { crews: 700_000, stated: 8.4e6, ready: 60, index: 1 }, value: 700_000 },
		{ inputs: { crews: 100_000, stated: 8.4e6, ready: 0, index: 1 }, value: 0 },
	],
})
