import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { defineFormula, defineInput } from '../../../kernel/quantity.ts'
import { fromRule } from '../../../sourced.ts'
import type { EngineWorld } from '../../../world.ts'
import { rampedCapacity } from '../available.ts'
import { backupHeatRate } from '../fuel.ts'
import { backupEnergy, exported, purchased, surplusEnergy, tariffAdded } from '../hours/dispatch.quantities.ts'
import { kindIs } from '../kind-inputs.ts'
import { annualEscalation, energyPrice, hubCredit, takeOrPayShare } from './purchase-price-inputs.ts'
import { hoursPerMonth } from './purchase-inputs.ts'
import { backupFuelPrice, exportPrice, obligationShare, surplusPrice } from './surplus-inputs.ts'
import { type Source, sourceOf } from './purchase-terms.ts'

const R24 = 'Energy chapter R24: bought = used + obligation · surplus; own zero-carbon plant is paid for all it makes'
const AS_MADE: readonly (Source | null)[] = ['onsite_zero_carbon', 'colocated_nuclear', 'physical_ppa', 'financial']
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
		fromRule(month / MONTHS_PER_YEAR, { rule: 'E15', text: 'years_since_first_month', source: 'Calendar' }),
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

/** 1 for what is paid for as it is made, used or not: PPAs, zero-carbon plant on the site, what settles without energy. */
const paidAsMade = kindIs(
	{ id: 'finance.paidAsMade', symbol: 'as made', label: 'Paid as produced', rule: 'eR24', source: R24 },
	(kind) => AS_MADE.includes(sourceOf(kind)),
)

const takeOrPayVolume = defineFormula({
	...shared,
	id: 'finance.takeOrPayMWh',
	symbol: 'Q_τ',
	label: 'Minimum energy paid for',
	unit: 'MWh',
	rule: 'eR26',
	source: 'Energy chapter R26: take-or-pay share · served MW · 730 h',
	inputs: { ramped: rampedCapacity, share: takeOrPayShare, hours: hoursPerMonth },
	expression: 'share * ramped * hours * meterMWPerPlantMW',
	examples: [{ inputs: { ramped: 100, share: 0.7, hours: 730 }, value: 51_100 }],
})

export const paidEnergy = defineFormula({
	...shared,
	id: 'finance.paidEnergyMWh',
	symbol: 'E_paid',
	label: 'Energy paid for under a contract',
	unit: 'MWh',
	rule: 'eR24',
	source: R24,
	inputs: {
		asMade: paidAsMade,
		taken: purchased,
		surplus: surplusEnergy,
		obligation: obligationShare,
		atLeast: takeOrPayVolume,
	},
	expression: 'if(asMade > 0, taken + obligation * surplus, max(taken, atLeast))',
	examples: [
		{ inputs: { asMade: 0, taken: 36_500, surplus: 0, obligation: 1, atLeast: 51_100 }, value: 51_100 },
		{ inputs: { asMade: 1, taken: 12_000, surplus: 14_000, obligation: 0.5, atLeast: 0 }, value: 19_000 },
	],
})

/** Output bought and not used is sold on; eR24. */
export const surplusCredit = defineFormula({
	...shared,
	key: 'contracts.surplusUsd',
	symbol: '$_sur,c',
	label: 'Credit for surplus energy',
	short: 'Credit for its surplus',
	unit: 'usd',
	rule: 'eR24',
	source: R24,
	inputs: { surplus: surplusEnergy, obligation: obligationShare, price: surplusPrice },
	expression: 'surplus * obligation * price',
	examples: [{ inputs: { surplus: 14_303.4659, obligation: 1, price: 23.885 }, value: 341_638.28302150004 }],
})

/** What hours and seasons add to the energy bill, or take off. */
export const tariffBill = defineFormula({
	...shared,
	key: 'contracts.tariffUsd',
	symbol: '$_tar,c',
	label: 'Time-of-use tariff adders of a contract',
	short: 'Tariff adders in the energy bill',
	unit: 'usd',
	rule: 'lP38',
	source: 'Places, fourth chapter §11: Σ of the hours, escalated with the contract',
	inputs: { added: tariffAdded, index: priceIndex },
	expression: 'added * index',
	examples: [{ inputs: { added: 120_000, index: 1.0404 }, value: 124_848 }],
})

export const energyBill = defineFormula({
	...shared,
	key: 'contracts.energyUsd',
	symbol: '$_E,c',
	label: 'Energy bill of a contract, net of surplus',
	short: 'Energy bill, net of surplus',
	unit: 'usd',
	rule: 'eR24',
	source: 'Facility §2.3; virtual PPA: (strike − hub) · generation; energy chapter R24',
	inputs: {
		paid: paidEnergy,
		price: energyPrice,
		index: priceIndex,
		hub: hubCredit,
		tariff: tariffBill,
		credit: surplusCredit,
	},
	expression: 'paid * (if(price >= 0, price, if(price < 0, price, 0)) * index - hub) + tariff - credit',
	examples: [
		{ inputs: { paid: 13_768, price: 48, index: 1, hub: 0, tariff: 0, credit: 0 }, value: 660_864 },
		{ inputs: { paid: 1000, price: 50, index: 1, hub: 30, tariff: 0, credit: 0 }, value: 20_000 },
		{ inputs: { paid: 1000, price: 50, index: 1, hub: 0, tariff: 2400, credit: 0 }, value: 52_400 },
		{ inputs: { paid: 1000, price: -5, index: 1, hub: 0, tariff: 0, credit: 0 }, value: -5000 },
		{ inputs: { paid: 1000, price: NaN, index: 1, hub: 0, tariff: 0, credit: 0 }, value: 0 },
		{
			inputs: { paid: 26_717.1211, price: 40, index: 1, hub: 0, tariff: 0, credit: 341_638.2830215 },
			value: 727_046.5609785,
		},
	],
})

export const backupBill = defineFormula({
	...shared,
	key: 'contracts.backupUsd',
	symbol: '$_back,c',
	label: 'Backup generator fuel of a contract',
	short: 'Backup generator fuel',
	unit: 'usd',
	rule: 'eR13',
	source: 'Energy chapter R13',
	inputs: { backup: backupEnergy, rate: backupHeatRate, price: backupFuelPrice },
	expression: 'backup * rate * price',
	examples: [{ inputs: { backup: 45.8318, rate: 9.6, price: 27 }, value: 11_879.60256 }],
})

export const exportCredit = defineFormula({
	...shared,
	id: 'finance.exportUsd',
	symbol: '$_exp',
	label: 'Export credit',
	scope: 'site',
	unit: 'usd',
	rule: 'eR14',
	source: 'Energy chapter R14',
	inputs: { exported, price: exportPrice },
	expression: 'exported * price',
	examples: [{ inputs: { exported: 1000, price: 23.885 }, value: 23_885 }],
})
