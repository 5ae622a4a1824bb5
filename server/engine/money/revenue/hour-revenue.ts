import { hourlyRent } from '../../balance/pools/rent-inputs.ts'
import { siteWorkShare } from '../../balance/balance.quantities.ts'
import { orderRented } from '../../balance/pools/rented.quantities.ts'
import { reservedRevenue } from './reserved-revenue.ts'
import { fromField } from '../../inputs/from-field.ts'
import { defineFormula } from '../../kernel/quantity.ts'
import { monthNumber } from '../../layers/energy/month-number.ts'
import { hoursPerMonth } from '../../layers/energy/purchase/purchase-inputs.ts'
import { orderFirstDelivery } from '../../schedule/supply/order-inputs.ts'
import { fromAssumption } from '../../sourced.ts'

const rentDecline = fromField('chipOrders', 'rentDeclinePerYear', {
	id: 'finance.rentDecline',
	symbol: 'd',
	rule: 'mM2',
	otherwise: ({ world, model, index }) =>
		fromAssumption(model, 'rentDeclinePerYear', world.link('order', 'site')?.[index] ?? null),
})

const letRevenue = defineFormula({
	id: 'finance.letRevenue',
	symbol: '$_h,rent',
	label: 'Revenue from accelerators rented hourly',
	scope: 'order',
	per: 'month',
	kind: 'amount',
	unit: 'usd',
	rule: 'mM2',
	source: 'Money §M2',
	inputs: {
		let: orderRented,
		there: siteWorkShare,
		rent: hourlyRent,
		hours: hoursPerMonth,
		decline: rentDecline,
		month: monthNumber,
		first: orderFirstDelivery,
	},
	expression: 'let * there * rent * hours * (1 - decline) ^ ((month - first) / monthsPerYear)',
	examples: [
		{ inputs: { let: 900, there: 1, rent: 2.5, hours: 730, decline: 0.15, month: 6, first: 6 }, value: 1_642_500 },
		{ inputs: { let: 900, there: 1, rent: 2.5, hours: 730, decline: 0.2, month: 18, first: 6 }, value: 1_314_000 },
	],
})

/** What is let, and what customers pay who use it or not. */
export const hourRevenue = defineFormula({
	id: 'finance.hourRevenue',
	symbol: '$_h,rent',
	label: 'Revenue from accelerators, rented hourly or reserved',
	scope: 'order',
	per: 'month',
	kind: 'amount',
	unit: 'usd',
	rule: 'mM2',
	source: 'Money §M2; places, fourth chapter §8',
	inputs: { let: letRevenue, reserved: reservedRevenue },
	expression: 'let + reserved',
	examples: [{ inputs: { let: 1_642_500, reserved: 12_088_800 }, value: 13_731_300 }],
})
