import { statusMonthOfPlan } from '../../equipment/standing/standing-inputs.ts'
import { fromField } from '../../inputs/from-field.ts'
import { defineTotal } from '../../kernel/add-up.ts'
import { defineFormula } from '../../kernel/quantity.ts'
import { monthNumber } from '../../layers/energy/month-number.ts'
import { chipCapex, orderMonth } from '../finance-chips.ts'

const SOURCE = 'Methodology, money M1.8'
const monthly = { scope: 'order', per: 'month', kind: 'amount', unit: 'usd', rule: 'mM1.8', source: SOURCE } as const

/** Below 0 where nobody entered one: then it is not known. */
const feeShare = fromField('chipOrders', 'cancellationFeeShare', {
	id: 'finance.cancellationFeeShare',
	symbol: 'f_cxl',
	rule: 'mM1.8',
	otherwise: (at) => at.none('no_cancellation_terms', -1),
})

/** Payments of a month that has not come. */
const unpaid = defineFormula({
	...monthly,
	id: 'finance.orderUnpaid',
	symbol: '$_due',
	label: 'Paid for an order this month, from the status month on',
	inputs: { paid: chipCapex, month: monthNumber, status: statusMonthOfPlan },
	expression: 'if(month < status, 0, paid)',
	examples: [
		{ inputs: { paid: 40e6, month: 9, status: 9 }, value: 40e6 },
		{ inputs: { paid: 40e6, month: 8, status: 9 }, value: 0 },
	],
})

const unplaced = defineFormula({
	...monthly,
	id: 'finance.orderUnplaced',
	symbol: '$_open',
	label: 'Paid this month for an order not placed before the status month',
	inputs: { unpaid, ordered: orderMonth, status: statusMonthOfPlan },
	expression: 'if(ordered < status, 0, unpaid)',
	examples: [
		{ inputs: { unpaid: 40e6, ordered: 9, status: 9 }, value: 40e6 },
		{ inputs: { unpaid: 40e6, ordered: 8, status: 9 }, value: 0 },
	],
})

const cancelable = defineFormula({
	...monthly,
	id: 'finance.orderCancelable',
	symbol: '$_cxl',
	label: 'Unpaid this month on a placed order with a cancellation fee',
	inputs: { unpaid, unplaced, fee: feeShare },
	expression: 'if(fee < 0, 0, unpaid - unplaced)',
	examples: [
		{ inputs: { unpaid: 40e6, unplaced: 0, fee: 0.3 }, value: 40e6 },
		{ inputs: { unpaid: 40e6, unplaced: 0, fee: -1 }, value: 0 },
		{ inputs: { unpaid: 40e6, unplaced: 40e6, fee: 0.3 }, value: 0 },
	],
})

const fee = defineFormula({
	...monthly,
	id: 'finance.orderCancellationFee',
	symbol: '$_fee',
	label: 'Owed of it if the order is canceled',
	inputs: { cancelable, share: feeShare },
	expression: 'cancelable * max(0, share)',
	examples: [{ inputs: { cancelable: 40e6, share: 0.3 }, value: 12e6 }],
})

const plan = { scope: 'plan', kind: 'amount', unit: 'usd', rule: 'mM1.8', source: SOURCE } as const

/** What chip orders still cost within the plan, and at what price they can be let go. */
export const cancellation = {
	unplaced: defineTotal({
		...plan,
		of: [unplaced],
		key: 'finance.cancellation.unplacedUsd',
		symbol: 'Σ $_open',
		label: 'Unpaid on chip orders not yet placed',
		short: 'Not yet placed',
	}),
	cancelable: defineTotal({
		...plan,
		of: [cancelable],
		key: 'finance.cancellation.cancelableUsd',
		symbol: 'Σ $_cxl',
		label: 'Unpaid on placed chip orders with a cancellation fee',
		short: 'Cancelable',
	}),
	fee: defineTotal({
		...plan,
		of: [fee],
		key: 'finance.cancellation.feeUsd',
		symbol: 'Σ $_fee',
		label: 'Cancellation fees on what is unpaid on placed chip orders',
		short: 'Cancellation fees',
	}),
} as const
