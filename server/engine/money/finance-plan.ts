import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula, sumOver } from '../kernel/quantity.ts'
import { demandBill, energyBill, openEnergyBill } from '../layers/energy/purchase/purchase-bill.ts'
import { chipCapex, chipDepreciation, chipUpkeep, leaseBill, orderCost } from './finance-chips.ts'
import { connectionCapex, connectionCost, connectionDepreciation } from './finance-connection.ts'
import { hallCapex, hallCost, hallDepreciation, hallUpkeep } from './finance-halls.ts'
import { staffBill } from './finance-staff.ts'

const shared = { scope: 'plan', per: 'month', kind: 'amount', unit: 'usd', source: 'Methodology §5' } as const

export const energyCapex = defineSum({
	...shared,
	id: 'finance.energyCapex',
	symbol: '$_cap,en',
	label: 'Capital of the energy layer',
	rule: 'F6',
	of: connectionCapex,
})

export const chipsCapex = defineSum({
	...shared,
	id: 'finance.chipsCapex',
	symbol: '$_cap,ch',
	label: 'Capital of the chips layer',
	rule: 'F6',
	of: chipCapex,
})

export const infrastructureCapex = defineSum({
	...shared,
	id: 'finance.infrastructureCapex',
	symbol: '$_cap,inf',
	label: 'Capital of the infrastructure layer',
	rule: 'F6',
	of: hallCapex,
})

export const capex = defineFormula({
	...shared,
	id: 'finance.capexUsd',
	symbol: '$_cap',
	label: 'Capital spent',
	rule: 'F6',
	inputs: { energy: energyCapex, chips: chipsCapex, infrastructure: infrastructureCapex },
	expression: 'energy + chips + infrastructure',
	examples: [{ inputs: { energy: 1, chips: 2, infrastructure: 3 }, value: 6 }],
})

/** What a change costs is told by this: moved to another month, capital stays the same. */
export const commitment = defineFormula({
	...shared,
	per: 'horizon',
	kind: 'amount',
	id: 'finance.commitmentUsd',
	symbol: '$_all',
	label: 'Capital of all contracts, halls and orders, in whatever month it is paid',
	rule: 'F6',
	inputs: { halls: sumOver(hallCost), orders: sumOver(orderCost), connections: sumOver(connectionCost) },
	expression: 'halls + orders + connections',
	examples: [{ inputs: { halls: 1753e6, orders: 2035e6, connections: 28e6 }, value: 3816e6 }],
})

export const energyOpex = defineFormula({
	...shared,
	id: 'finance.energyOpex',
	symbol: '$_E',
	label: 'Energy',
	rule: 'F7',
	inputs: { contracts: sumOver(energyBill), open: sumOver(openEnergyBill) },
	expression: 'contracts + open',
	examples: [{ inputs: { contracts: 660_864, open: 0 }, value: 660_864 }],
})

export const demandOpex = defineSum({
	...shared,
	id: 'finance.demandOpex',
	symbol: '$_D',
	label: 'Demand charges',
	rule: 'F7',
	of: demandBill,
})

export const maintenanceOpex = defineFormula({
	...shared,
	id: 'finance.maintenanceOpex',
	symbol: '$_main',
	label: 'Maintenance of halls and IT',
	rule: 'F9',
	inputs: { halls: sumOver(hallUpkeep), it: sumOver(chipUpkeep) },
	expression: 'halls + it',
	examples: [{ inputs: { halls: 3.65e6, it: 5.1e6 }, value: 8.75e6 }],
})

export const leaseOpex = defineSum({
	...shared,
	id: 'finance.leaseOpex',
	symbol: '$_lease',
	label: 'Leases of accelerators',
	rule: 'F10',
	of: leaseBill,
})

export const staffOpex = defineSum({
	...shared,
	id: 'finance.staffOpex',
	symbol: '$_staff',
	label: 'Operations staff',
	rule: 'F8',
	of: staffBill,
})

export const opex = defineFormula({
	...shared,
	id: 'finance.opexUsd',
	symbol: '$_op',
	label: 'Running cost',
	rule: 'F7',
	inputs: { energy: energyOpex, demand: demandOpex, staff: staffOpex, maintenance: maintenanceOpex, leases: leaseOpex },
	expression: 'energy + demand + staff + maintenance + leases',
	examples: [{ inputs: { energy: 1, demand: 2, staff: 3, maintenance: 4, leases: 5 }, value: 15 }],
})

export const straightLine = defineFormula({
	...shared,
	id: 'finance.straightLineUsd',
	symbol: '$_sl',
	label: 'Straight-line cost of capital in service',
	rule: 'F11',
	inputs: {
		halls: sumOver(hallDepreciation),
		chips: sumOver(chipDepreciation),
		connections: sumOver(connectionDepreciation),
	},
	expression: 'halls + chips + connections',
	examples: [{ inputs: { halls: 7e6, chips: 34e6, connections: 1e5 }, value: 41.1e6 }],
})
