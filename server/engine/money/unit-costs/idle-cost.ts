import { defineTotal } from '../../kernel/add-up.ts'
import { defineFormula, sumOver } from '../../kernel/quantity.ts'
import { siteStaffBill } from '../running/finance-staff.ts'
import { capacityCost } from './capacity-cost.ts'
import { leasedUsd, usedUsd } from './share-capacity.ts'

const shared = {
	scope: 'plan',
	per: 'month',
	kind: 'amount',
	unit: 'usd',
	rule: 'mM4',
	source: 'Methodology, money M4.3',
} as const

const chips = defineFormula({
	...shared,
	key: 'finance.unitCosts.idleByMonth.chipsUsd',
	symbol: '$_idle,chips',
	label: 'Cost of idle accelerators',
	short: 'Idle accelerators',
	inputs: { all: sumOver(capacityCost.chips), used: sumOver(usedUsd.chip) },
	expression: 'all - used',
	examples: [{ inputs: { all: 10e6, used: 8e6 }, value: 2e6 }],
})

const halls = defineFormula({
	...shared,
	key: 'finance.unitCosts.idleByMonth.hallsUsd',
	symbol: '$_idle,halls',
	label: 'Cost of idle halls and their staff',
	short: 'Idle halls and their staff',
	inputs: {
		all: sumOver(capacityCost.halls),
		staff: sumOver(siteStaffBill),
		used: sumOver(usedUsd.hall),
		usedStaff: sumOver(usedUsd.staff),
		leased: sumOver(leasedUsd.hall),
		leasedStaff: sumOver(leasedUsd.staff),
	},
	expression: 'all + staff - used - usedStaff - leased - leasedStaff',
	examples: [
		{ inputs: { all: 10e6, staff: 1e6, used: 6e6, usedStaff: 6e5, leased: 2e6, leasedStaff: 2e5 }, value: 2.2e6 },
	],
})

const power = defineFormula({
	...shared,
	key: 'finance.unitCosts.idleByMonth.powerUsd',
	symbol: '$_idle,power',
	label: 'Cost of idle power capacity and its energy',
	short: 'Idle power and its energy',
	inputs: {
		all: sumOver(capacityCost.power),
		energy: sumOver(capacityCost.energy),
		used: sumOver(usedUsd.power),
		usedEnergy: sumOver(usedUsd.energy),
		leased: sumOver(leasedUsd.power),
		leasedEnergy: sumOver(leasedUsd.energy),
	},
	expression: 'all + energy - used - usedEnergy - leased - leasedEnergy',
	examples: [
		{
			inputs: { all: 1e6, energy: 2e6, used: 6e5, usedEnergy: 1.5e6, leased: 2e5, leasedEnergy: 4e5 },
			value: 3e5,
		},
	],
})

const total = defineFormula({
	...shared,
	key: 'finance.unitCosts.idleUsd',
	symbol: '$_idle',
	label: 'Cost of idle capacity',
	inputs: { chips, halls, power },
	expression: 'chips + halls + power',
	examples: [{ inputs: { chips: 2e6, halls: 2.2e6, power: 3e5 }, value: 4.5e6 }],
})

/** Of what capacity costs in a month, what is at no work: with what is used, all of it. */
export const idleUsd = { chips, halls, power, total } as const

const overall = (key: string, of: typeof total, short: string) =>
	defineTotal({ ...shared, of: [of], key, symbol: `Σ ${of.symbol}`, label: `${of.label}, over the plan`, short })

export const idleTotals = {
	chips: overall('finance.unitCosts.idleByLayer.chipsUsd', chips, 'Accelerators'),
	halls: overall('finance.unitCosts.idleByLayer.hallsUsd', halls, 'Halls and their staff'),
	power: overall('finance.unitCosts.idleByLayer.powerUsd', power, 'Power and energy'),
	total: overall('finance.totals.idleUsd', total, 'Cost of idle capacity'),
} as const
