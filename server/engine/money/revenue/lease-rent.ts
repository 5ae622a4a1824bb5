import { perKWToPerMW } from '#shared/units/conversions.ts'
import { fromField } from '../../inputs/from-field.ts'
import { defineFormula } from '../../kernel/quantity.ts'
import { monthNumber } from '../../layers/energy/month-number.ts'
import { leaseItMW, leaseStart, leaseTerm } from '../../layers/infrastructure/lease-inputs.ts'
import { leaseTaken } from '../../layers/infrastructure/let-halls.ts'

const monthly = {
	scope: 'lease',
	per: 'month',
	kind: 'amount',
	unit: 'usd',
	rule: 'mM2',
	source: 'Money §M2',
} as const

const rent = fromField('leases', 'rentUsdPerKWMonth', {
	id: 'leases.rent',
	symbol: 'p_rent',
	rule: 'mM2',
	as: { unit: 'usdPerItMW', value: perKWToPerMW, scales: true },
})
const rentRise = fromField('leases', 'rentEscalationPerYear', { id: 'leases.rentRise', symbol: 'e_rent', rule: 'mM2' })
const freeMonths = fromField('leases', 'freeRentMonths', { id: 'leases.freeMonths', symbol: 'n_free', rule: 'mM2' })
const depositMonths = fromField('leases', 'depositMonths', { id: 'leases.depositMonths', symbol: 'n_dep', rule: 'mM2' })

/** Of what stands finished; power that cannot be fed lowers no rent. */
export const leaseRent = defineFormula({
	...monthly,
	id: 'finance.leaseRent',
	symbol: '$_rent',
	label: 'Rent of a lease',
	inputs: { taken: leaseTaken, rent, rise: rentRise, month: monthNumber, start: leaseStart, free: freeMonths },
	expression: 'if(month < start + free, 0, taken * rent * (1 + rise) ^ floor((month - start) / monthsPerYear))',
	examples: [
		{ inputs: { taken: 60, rent: 155_000, rise: 0.025, month: 27, start: 15, free: 0 }, value: 9_532_500 },
		{ inputs: { taken: 60, rent: 155_000, rise: 0.025, month: 26, start: 15, free: 0 }, value: 9_300_000 },
		{ inputs: { taken: 60, rent: 155_000, rise: 0, month: 17, start: 15, free: 3 }, value: 0 },
	],
})

/** Months of full rent, as at the start; in the plan’s first month where the lease began before it, gone where it also ended. */
export const leaseDeposit = defineFormula({
	...monthly,
	id: 'finance.leaseDeposit',
	symbol: '$_dep,q',
	label: 'Deposit of a tenant returned, less received',
	inputs: {
		months: depositMonths,
		all: leaseItMW,
		rent,
		month: monthNumber,
		start: leaseStart,
		term: leaseTerm,
	},
	expression:
		'if(start + term <= 0, 0, months * all * rent * (if(month < start + term - 1, 0, if(month < start + term, 1, 0)) - if(month < start, 0, if(month < max(1, start + 1), 1, 0))))',
	examples: [
		{ inputs: { months: 3, all: 60, rent: 155_000, month: 15, start: 15, term: 180 }, value: -27.9e6 },
		{ inputs: { months: 3, all: 60, rent: 155_000, month: 16, start: 15, term: 180 }, value: 0 },
		{ inputs: { months: 3, all: 60, rent: 155_000, month: 194, start: 15, term: 180 }, value: 27.9e6 },
		{ inputs: { months: 3, all: 60, rent: 155_000, month: 0, start: -9, term: 180 }, value: -27.9e6 },
		{ inputs: { months: 3, all: 60, rent: 155_000, month: 0, start: -9, term: 9 }, value: 0 },
	],
})
