import { defineSum } from '../../../inputs/define-sum.ts'
import { defineFormula } from '../../../kernel/quantity.ts'
import { contractFirm, rampedCapacity } from '../available.ts'
import { exitBill } from '../terms/exit-fee.ts'
import { facilityPower } from '../pue.ts'
import { priceIndex } from './purchase-bill.ts'
import { demandPrice, minimumDemandShare } from './purchase-price-inputs.ts'

const shared = { scope: 'contract', per: 'month', kind: 'amount' } as const

export const siteFirm = defineSum({
	...shared,
	id: 'finance.siteFirm',
	symbol: 'Σ P_firm,c',
	label: 'Firm power of all contracts of the site, before the interconnection’s limit',
	scope: 'site',
	rule: 'E17',
	source: 'Methodology §5',
	of: contractFirm,
})

export const billedDemand = defineFormula({
	...shared,
	id: 'finance.billedDemand',
	symbol: 'D_c',
	label: 'Demand a contract is billed on',
	kind: 'state',
	unit: 'plantMW',
	rule: 'E17',
	source: 'Methodology §5; AEP Ohio data-center tariff (PUCO, July 2025): minimum on wires charges',
	inputs: {
		power: facilityPower,
		firm: contractFirm,
		all: siteFirm,
		minimum: minimumDemandShare,
		ramped: rampedCapacity,
	},
	expression: 'max(if(all > 0, min(ramped, power * firm / all / meterMWPerPlantMW), 0), minimum * ramped)',
	examples: [
		{ inputs: { power: 50, firm: 100, all: 100, minimum: 0.85, ramped: 100 }, value: 85 },
		{ inputs: { power: 80, firm: 50, all: 100, minimum: 0, ramped: 50 }, value: 40 },
		{ inputs: { power: 80, firm: 0, all: 0, minimum: 0, ramped: 50 }, value: 0 },
		{ inputs: { power: 90, firm: 50, all: 50, minimum: 0, ramped: 50 }, value: 50 },
	],
})

const demandCharge = defineFormula({
	...shared,
	id: 'finance.demandCharge',
	symbol: '$_dem,c',
	label: 'Demand charge of a contract',
	unit: 'usd',
	rule: 'E17',
	source: 'Facility §2.3',
	inputs: { demand: billedDemand, charge: demandPrice, index: priceIndex },
	expression: 'demand * charge * index',
	examples: [{ inputs: { demand: 35, charge: 12_000, index: 1 }, value: 420_000 }],
})

/** All that a contract costs beside its energy. */
export const demandBill = defineFormula({
	...shared,
	id: 'finance.demandBill',
	symbol: '$_D,c',
	label: 'Demand charge of a contract, with the fee to leave it',
	unit: 'usd',
	rule: 'eR28',
	source: 'Energy, second chapter: lines of opex; joins C-32',
	inputs: { charge: demandCharge, exit: exitBill },
	expression: 'charge + exit',
	examples: [{ inputs: { charge: 420_000, exit: 0 }, value: 420_000 }],
})
