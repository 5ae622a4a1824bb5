import { defineFormula } from '../../../kernel/quantity.ts'
import { rampedCapacity, serviceStart } from '../available.ts'
import { contractExit, contractTerm } from '../contract-inputs.ts'
import { monthNumber } from '../month-number.ts'
import { exitBill } from '../terms/exit-fee.ts'
import { facilityPower } from '../pue.ts'
import { capacityBill } from './capacity-bill.ts'
import { energyBill, priceIndex } from './purchase-bill.ts'
import { stepBill, stepDemand } from './minimum-steps.ts'
import { peakBefore, peakShare } from './peak-draw.ts'
import { demandPrice, minimumDemandShare } from './purchase-price-inputs.ts'

const shared = { scope: 'contract', per: 'month', kind: 'amount' } as const

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
		before: peakBefore,
		share: peakShare,
		minimum: minimumDemandShare,
		ramped: rampedCapacity,
		step: stepDemand,
	},
	expression: 'max(min(share, max(0, power - before)) / meterMWPerPlantMW, minimum * if(step >= 0, step, ramped))',
	examples: [
		{ inputs: { power: 50, before: 0, share: 100, minimum: 0.85, ramped: 100, step: NaN }, value: 85 },
		{ inputs: { power: 50, before: 0, share: 100, minimum: 0.85, ramped: 100, step: 40 }, value: 50 },
		{ inputs: { power: 80, before: 50, share: 50, minimum: 0, ramped: 50, step: NaN }, value: 30 },
		{ inputs: { power: 80, before: 100, share: 500, minimum: 0, ramped: 500, step: NaN }, value: 0 },
		{ inputs: { power: 90, before: 0, share: 50, minimum: 0, ramped: 50, step: NaN }, value: 50 },
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

/** What lifts energy and demand to the least bill of the month, where one is stated and while the contract runs; a credit is never topped up. */
export const minimumBill = defineFormula({
	...shared,
	key: 'contracts.minimumBillUsd',
	symbol: '$_top,c',
	label: 'Minimum bill top-up of a contract',
	short: 'Minimum bill top-up',
	unit: 'usd',
	rule: 'lP1',
	source: 'Places, fourth chapter §1; AEP Ohio data-center tariff (PUCO, July 2025)',
	inputs: {
		floor: stepBill,
		index: priceIndex,
		energy: energyBill,
		demand: demandCharge,
		month: monthNumber,
		start: serviceStart,
		term: contractTerm,
		leaves: contractExit,
	},
	expression:
		'if(floor >= 0, if(month < min(start + term, leaves), max(0, floor * index - max(0, energy) - demand), 0), 0)',
	examples: [
		{
			inputs: { floor: 2e6, index: 1.1, energy: 9e5, demand: 4e5, month: 20, start: 14, term: 120, leaves: 90 },
			value: 9e5,
		},
		{
			inputs: { floor: 1e6, index: 1, energy: 9e5, demand: 4e5, month: 20, start: 14, term: 120, leaves: 90 },
			value: 0,
		},
		{ inputs: { floor: 2e6, index: 1, energy: 0, demand: 0, month: 90, start: 14, term: 120, leaves: 90 }, value: 0 },
		{
			inputs: { floor: 2e6, index: 1, energy: 1.5e6, demand: 3e5, month: 20, start: 14, term: 120, leaves: 90 },
			value: 2e5,
		},
		{
			inputs: { floor: NaN, index: 1, energy: -161_650, demand: 0, month: 20, start: 14, term: 120, leaves: 90 },
			value: 0,
		},
		{ inputs: { floor: 0, index: 1, energy: -1e6, demand: 0, month: 20, start: 14, term: 120, leaves: 90 }, value: 0 },
	],
})

/** All that a contract costs beside its energy. */
export const demandBill = defineFormula({
	...shared,
	key: 'contracts.demandUsd',
	symbol: '$_D,c',
	label: 'Demand charge of a contract, incl. capacity, top-up and exit fee',
	short: 'Demand charge, capacity, minimum bill top-up and exit fee',
	unit: 'usd',
	rule: 'eR28',
	source: 'Energy, second chapter: lines of opex; joins C-32',
	inputs: { charge: demandCharge, capacity: capacityBill, minimum: minimumBill, exit: exitBill },
	expression: 'charge + capacity + minimum + exit',
	examples: [{ inputs: { charge: 420_000, capacity: 310_250, minimum: 80_000, exit: 0 }, value: 810_250 }],
})
