import { fromField } from '../../inputs/from-field.ts'
import { defineFormula, sumOver } from '../../kernel/quantity.ts'
import { demandBill } from '../../layers/energy/purchase/demand-bill.ts'
import { finishedPower } from '../../layers/infrastructure/available.ts'
import { leaseTaken } from '../../layers/infrastructure/let-halls.ts'
import { hallUpkeep } from '../finance-halls.ts'
import { hallInsured, hallTaxed } from '../running/finance-insurance.ts'
import { siteStaffBill } from '../running/finance-staff.ts'
import { capacityCost } from '../unit-costs/capacity-cost.ts'

const monthly = { per: 'month', kind: 'amount', unit: 'usd', rule: 'mM2', source: 'Money §M2' } as const

const powerShare = fromField('leases', 'powerPassThroughShare', {
	id: 'leases.powerPassThrough',
	symbol: 'f_pow',
	rule: 'mM2',
})
const expenseShare = fromField('leases', 'expensePassThroughShare', {
	id: 'leases.expensePassThrough',
	symbol: 'f_exp',
	rule: 'mM2',
})

const sitePower = defineFormula({
	...monthly,
	scope: 'site',
	id: 'finance.sitePowerBill',
	symbol: '$_E+D,s',
	label: 'Energy and demand bill of a site',
	inputs: { energy: capacityCost.energy, demand: sumOver(demandBill) },
	expression: 'energy + demand',
	examples: [{ inputs: { energy: 1_705_110, demand: 450_000 }, value: 2_155_110 }],
})

const siteExpenses = defineFormula({
	...monthly,
	scope: 'site',
	id: 'finance.siteExpenses',
	symbol: '$_exp,s',
	label: 'Staff, upkeep, insurance and property tax of a site’s halls',
	inputs: {
		staff: siteStaffBill,
		upkeep: sumOver(hallUpkeep),
		insurance: sumOver(hallInsured),
		tax: sumOver(hallTaxed),
	},
	expression: 'staff + upkeep + insurance + tax',
	examples: [{ inputs: { staff: 666_667, upkeep: 2_015_924, insurance: 201_592, tax: 0 }, value: 2_884_183 }],
})

/** By leased over finished megawatts. */
export const leasePassThrough = defineFormula({
	...monthly,
	scope: 'lease',
	id: 'finance.leasePassThrough',
	symbol: '$_pass',
	label: 'Power and expenses a tenant pays',
	inputs: {
		power: sitePower,
		powerShare,
		expenses: siteExpenses,
		expenseShare,
		taken: leaseTaken,
		finished: finishedPower,
	},
	expression: 'if(finished > 0, (powerShare * power + expenseShare * expenses) * min(1, taken / finished), 0)',
	examples: [
		{
			inputs: { power: 2e6, powerShare: 1, expenses: 3e6, expenseShare: 0, taken: 20, finished: 60 },
			value: 2e6 / 3,
		},
		{
			inputs: { power: 2e6, powerShare: 1, expenses: 3e6, expenseShare: 1, taken: 60, finished: 60 },
			value: 5e6,
		},
		{ inputs: { power: 2e6, powerShare: 1, expenses: 3e6, expenseShare: 1, taken: 0, finished: 0 }, value: 0 },
	],
})
