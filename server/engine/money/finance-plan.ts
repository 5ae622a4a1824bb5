import { defineSum } from '../inputs/define-sum.ts'
import { defineFormula, sumOver } from '../kernel/quantity.ts'
import { demandBill } from '../layers/energy/purchase/demand-bill.ts'
import { gasTakeOrPay } from '../layers/energy/purchase/gas-bill.ts'
import { backupBill, energyBill, exportCredit } from '../layers/energy/purchase/purchase-bill.ts'
import { chipCapex, chipDepreciation, chipUpkeep, leaseBill } from './finance-chips.ts'
import { contributionDepreciation } from './contribution.ts'
import { ENERGY_CAPITAL } from './energy-capital.ts'
import { connectionDepreciation } from './finance-connection.ts'
import { hallCapex, hallDepreciation, hallUpkeep, refitDepreciation } from './finance-halls.ts'
import { refitCapex } from './halls/place-refits.ts'
import { substationDepreciation } from './halls/substations.ts'
import { landCapex } from './land/land.ts'
import { plantDepreciation } from './plant-capital.ts'
import { insuranceOpex, propertyTaxOpex } from './running/finance-insurance.ts'
import { siteStaffBill } from './running/finance-staff.ts'

const shared = { scope: 'plan', per: 'month', kind: 'amount', unit: 'usd', source: 'Methodology §5' } as const

export const energyCapex = defineFormula({
	...shared,
	key: 'finance.capexByLayer.energy',
	symbol: '$_cap,en',
	label: 'Capital of the energy layer',
	short: 'Capital of energy',
	rule: 'F6',
	...ENERGY_CAPITAL,
})

export const chipsCapex = defineSum({
	...shared,
	key: 'finance.capexByLayer.chips',
	symbol: '$_cap,ch',
	label: 'Capital of the chips layer',
	short: 'Capital of chips',
	rule: 'F6',
	of: chipCapex,
})

export const infrastructureCapex = defineFormula({
	...shared,
	key: 'finance.capexByLayer.infrastructure',
	symbol: '$_cap,inf',
	label: 'Capital of the halls layer',
	short: 'Capital of halls',
	rule: 'F6',
	inputs: { halls: sumOver(hallCapex), refits: sumOver(refitCapex), land: sumOver(landCapex) },
	expression: 'halls + refits + land',
	examples: [{ inputs: { halls: 70e6, refits: 5e6, land: 10e6 }, value: 85e6 }],
})

export const capex = defineFormula({
	...shared,
	key: 'finance.capexUsd',
	symbol: '$_cap',
	label: 'Capital spent',
	short: 'Capital',
	rule: 'F6',
	inputs: { energy: energyCapex, chips: chipsCapex, infrastructure: infrastructureCapex },
	expression: 'energy + chips + infrastructure',
	examples: [{ inputs: { energy: 1, chips: 2, infrastructure: 3 }, value: 6 }],
})

export const energyOpex = defineFormula({
	...shared,
	key: 'finance.opexByKind.energy',
	symbol: '$_E',
	label: 'Energy',
	rule: 'F7',
	inputs: {
		contracts: sumOver(energyBill),
		backup: sumOver(backupBill),
		gas: sumOver(gasTakeOrPay),
		sold: sumOver(exportCredit),
	},
	expression: 'contracts + backup + gas - sold',
	examples: [{ inputs: { contracts: 660_864, backup: 11_880, gas: 0, sold: 23_885 }, value: 648_859 }],
})

export const demandOpex = defineSum({
	...shared,
	key: 'finance.opexByKind.demandCharges',
	symbol: '$_D',
	label: 'Demand charges',
	rule: 'F7',
	of: demandBill,
})

export const maintenanceOpex = defineFormula({
	...shared,
	key: 'finance.opexByKind.maintenance',
	symbol: '$_main',
	label: 'Maintenance of halls and IT',
	short: 'Maintenance',
	rule: 'F9',
	inputs: { halls: sumOver(hallUpkeep), it: sumOver(chipUpkeep) },
	expression: 'halls + it',
	examples: [{ inputs: { halls: 3.65e6, it: 5.1e6 }, value: 8.75e6 }],
})

export const leaseOpex = defineSum({
	...shared,
	key: 'finance.opexByKind.leases',
	symbol: '$_lease',
	label: 'Leases of accelerators',
	short: 'Leases',
	rule: 'F10',
	of: leaseBill,
})

export const staffOpex = defineSum({
	...shared,
	key: 'finance.opexByKind.operationsStaff',
	symbol: '$_staff',
	label: 'Operations staff',
	rule: 'F8',
	of: siteStaffBill,
})

export const opex = defineFormula({
	...shared,
	key: 'finance.opexUsd',
	symbol: '$_op',
	label: 'Opex',
	rule: 'F7',
	inputs: {
		energy: energyOpex,
		demand: demandOpex,
		staff: staffOpex,
		maintenance: maintenanceOpex,
		leases: leaseOpex,
		insurance: insuranceOpex,
		propertyTax: propertyTaxOpex,
	},
	expression: 'energy + demand + staff + maintenance + leases + insurance + propertyTax',
	examples: [
		{
			inputs: { energy: 1, demand: 2, staff: 3, maintenance: 4, leases: 5, insurance: 6, propertyTax: 7 },
			value: 28,
		},
	],
})

export const straightLine = defineFormula({
	...shared,
	id: 'finance.straightLineUsd',
	symbol: '$_sl',
	label: 'Straight-line cost of capital in service',
	rule: 'F11',
	inputs: {
		halls: sumOver(hallDepreciation),
		refits: sumOver(refitDepreciation),
		chips: sumOver(chipDepreciation),
		connections: sumOver(connectionDepreciation),
		contributions: sumOver(contributionDepreciation),
		plants: sumOver(plantDepreciation),
		substations: sumOver(substationDepreciation),
	},
	expression: 'halls + refits + chips + connections + contributions + plants + substations',
	examples: [
		{
			inputs: {
				...{ halls: 7e6, refits: 0, chips: 34e6, connections: 1e5 },
				...{ contributions: 1e5, plants: 2e6, substations: 1e5 },
			},
			value: 43.3e6,
		},
	],
})
