import { defineSum } from '../../inputs/define-sum.ts'
import { defineFormula, sumOver } from '../../kernel/quantity.ts'
import { demandBill } from '../../layers/energy/purchase/demand-bill.ts'
import { gasTakeOrPay } from '../../layers/energy/purchase/gas-bill.ts'
import { backupBill, energyBill, exportCredit } from '../../layers/energy/purchase/purchase-bill.ts'
import { orderDelivered } from '../../schedule/schedule.quantities.ts'
import { chipUpkeep, leaseBill } from '../finance-chips.ts'
import { hallUpkeep } from '../finance-halls.ts'
import { chipsInsured, hallInsured, plantInsured } from '../running/finance-insurance.ts'
import { recovery } from './recovery.ts'

const shared = {
	per: 'month',
	kind: 'amount',
	unit: 'usd',
	rule: 'mM4',
	source: 'Methodology, money M4.2',
} as const

const orderCapacity = defineFormula({
	...shared,
	scope: 'order',
	id: 'finance.orderCapacityUsd',
	symbol: '$_k,o',
	label: 'Cost of an order’s accelerators in service: capital, upkeep, insurance, lease',
	inputs: {
		held: orderDelivered,
		recovery: recovery.chip,
		upkeep: chipUpkeep,
		insurance: chipsInsured,
		lease: leaseBill,
	},
	expression: 'held * recovery + upkeep + insurance + lease',
	examples: [
		{ inputs: { held: 1000, recovery: 1000, upkeep: 100_000, insurance: 10_000, lease: 0 }, value: 1_110_000 },
	],
})

const hallCapacityCost = defineFormula({
	...shared,
	scope: 'phase',
	id: 'finance.hallCapacityUsd',
	symbol: '$_h,hall',
	label: 'Cost of a hall in service: capital, refits, upkeep, insurance',
	inputs: { recovery: recovery.hall, refits: recovery.refit, upkeep: hallUpkeep, insurance: hallInsured },
	expression: 'recovery + refits + upkeep + insurance',
	examples: [{ inputs: { recovery: 7e6, refits: 1e5, upkeep: 2e6, insurance: 2e5 }, value: 9.3e6 }],
})

const contractCapacityCost = defineFormula({
	...shared,
	scope: 'contract',
	id: 'finance.contractCapacityUsd',
	symbol: '$_p,c',
	label: 'Cost of a contract’s power capacity: capital, insurance, demand charges',
	inputs: { grid: recovery.grid, plant: recovery.plant, insurance: plantInsured, demand: demandBill },
	expression: 'grid + plant + insurance + demand',
	examples: [{ inputs: { grid: 2e5, plant: 0, insurance: 0, demand: 450_000 }, value: 650_000 }],
})

/** What holding chips, halls and power ready costs in a month, used or not, and the energy that is used. */
export const capacityCost = {
	chips: defineSum({
		...shared,
		scope: 'pool',
		id: 'finance.chipCapacityUsd',
		symbol: '$_k',
		label: 'Cost of accelerators in service: capital, upkeep, insurance, lease',
		of: orderCapacity,
	}),
	halls: defineSum({
		...shared,
		scope: 'site',
		id: 'finance.hallsCapacityUsd',
		symbol: '$_h',
		label: 'Cost of halls in service: capital, upkeep, insurance',
		of: hallCapacityCost,
	}),
	power: defineFormula({
		...shared,
		scope: 'site',
		id: 'finance.powerCapacityUsd',
		symbol: '$_p',
		label: 'Cost of power capacity: capital, insurance, demand charges',
		inputs: {
			contracts: sumOver(contractCapacityCost),
			substation: sumOver(recovery.substation),
			contributions: sumOver(recovery.contribution),
		},
		expression: 'contracts + substation + contributions',
		examples: [{ inputs: { contracts: 650_000, substation: 150_000, contributions: 1e5 }, value: 900_000 }],
	}),
	energy: defineFormula({
		...shared,
		scope: 'site',
		id: 'finance.siteEnergyUsd',
		symbol: '$_E,s',
		label: 'Energy of a site, net of sales',
		inputs: { contracts: sumOver(energyBill), backup: sumOver(backupBill), gas: gasTakeOrPay, sold: exportCredit },
		expression: 'contracts + backup + gas - sold',
		examples: [{ inputs: { contracts: 1_705_110, backup: 0, gas: 0, sold: 0 }, value: 1_705_110 }],
	}),
} as const
