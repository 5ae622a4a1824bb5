import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { defineSum } from '../../../inputs/define-sum.ts'
import { defineFormula, defineInput } from '../../../kernel/quantity.ts'
import { fromRule } from '../../../sourced.ts'
import type { EngineWorld } from '../../../world.ts'
import { contractFirm, rampedCapacity } from '../available.ts'
import { contractCapacity } from '../contract-inputs.ts'
import { facilityPower } from '../pue.ts'
import {
	annualEscalation,
	demandPrice,
	energyPrice,
	hubCredit,
	minimumDemandShare,
	openPrice,
	takeOrPayShare,
} from './purchase-price-inputs.ts'
import { capacityFactor, hoursPerMonth } from './purchase-inputs.ts'
import { purchased, uncovered } from './purchase.quantities.ts'

const shared = { scope: 'contract', per: 'month', kind: 'amount' } as const

export const yearsFromStart = defineInput({
	id: 'finance.yearsFromStart',
	symbol: 'y',
	label: 'Years since the plan’s first month',
	scope: 'plan',
	per: 'month',
	kind: 'rate',
	unit: 'ratio',
	rule: 'E15',
	source: 'Calendar',
	read: (_: EngineWorld, __, month) =>
		fromRule(month / MONTHS_PER_YEAR, { rule: 'E15', text: 'Months since the plan’s first ÷ 12.', source: 'Calendar' }),
})

export const priceIndex = defineFormula({
	...shared,
	id: 'finance.priceIndex',
	symbol: 'i_c',
	label: 'Escalation so far',
	kind: 'rate',
	unit: 'ratio',
	rule: 'E15',
	source: 'Facility §2.3',
	inputs: { escalation: annualEscalation, years: yearsFromStart },
	expression: '(1 + escalation) ^ years',
	examples: [{ inputs: { escalation: 0.02, years: 2 }, value: 1.0404 }],
})

export const contractVolume = defineFormula({
	...shared,
	id: 'finance.contractVolumeMWh',
	symbol: 'Q_c',
	label: 'Energy that take-or-pay is reckoned on',
	unit: 'MWh',
	rule: 'E16',
	source: 'Methodology §4: take-or-pay is on capacity · 730 h',
	inputs: { ramped: rampedCapacity, capacity: contractCapacity, factor: capacityFactor, hours: hoursPerMonth },
	expression: 'if(ramped > 0, capacity * factor * hours * meterMWPerPlantMW, 0)',
	examples: [
		{ inputs: { ramped: 50, capacity: 100, factor: 1, hours: 730 }, value: 73_000 },
		{ inputs: { ramped: 0, capacity: 100, factor: 1, hours: 730 }, value: 0 },
	],
})

export const paidEnergy = defineFormula({
	...shared,
	id: 'finance.paidEnergyMWh',
	symbol: 'E_paid',
	label: 'Energy paid for under a contract',
	unit: 'MWh',
	rule: 'E16',
	source: 'Facility §2.3: take-or-pay shortfall = max(0, τ · Q − E)',
	inputs: { taken: purchased, share: takeOrPayShare, volume: contractVolume },
	expression: 'max(taken, share * volume)',
	examples: [
		{ inputs: { taken: 36_500, share: 0.7, volume: 73_000 }, value: 51_100 },
		{ inputs: { taken: 60_000, share: 0.7, volume: 73_000 }, value: 60_000 },
	],
})

export const energyBill = defineFormula({
	...shared,
	id: 'finance.energyBill',
	symbol: '$_E,c',
	label: 'Energy bill of a contract',
	unit: 'usd',
	rule: 'E16',
	source: 'Facility §2.3; virtual PPA: (strike − hub) · generation',
	inputs: { paid: paidEnergy, price: energyPrice, index: priceIndex, hub: hubCredit },
	expression: 'paid * (price * index - hub)',
	examples: [
		{ inputs: { paid: 13_768, price: 48, index: 1, hub: 0 }, value: 660_864 },
		{ inputs: { paid: 1000, price: 50, index: 1, hub: 30 }, value: 20_000 },
	],
})

export const openEnergyBill = defineFormula({
	...shared,
	id: 'finance.openEnergyBill',
	symbol: '$_open',
	label: 'Bill for energy no contract brings',
	scope: 'site',
	unit: 'usd',
	rule: 'E14',
	source: 'Methodology §4',
	inputs: { uncovered, price: openPrice },
	expression: 'uncovered * price',
	examples: [{ inputs: { uncovered: 80, price: 66 }, value: 5280 }],
})

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
	expression: 'max(if(all > 0, power * firm / all / meterMWPerPlantMW, 0), minimum * ramped)',
	examples: [
		{ inputs: { power: 50, firm: 100, all: 100, minimum: 0.85, ramped: 100 }, value: 85 },
		{ inputs: { power: 80, firm: 50, all: 100, minimum: 0, ramped: 50 }, value: 40 },
		{ inputs: { power: 80, firm: 0, all: 0, minimum: 0, ramped: 50 }, value: 0 },
	],
})

export const demandBill = defineFormula({
	...shared,
	id: 'finance.demandBill',
	symbol: '$_D,c',
	label: 'Demand charge of a contract',
	unit: 'usd',
	rule: 'E17',
	source: 'Facility §2.3',
	inputs: { demand: billedDemand, charge: demandPrice, index: priceIndex },
	expression: 'demand * charge * index',
	examples: [{ inputs: { demand: 35, charge: 12_000, index: 1 }, value: 420_000 }],
})
