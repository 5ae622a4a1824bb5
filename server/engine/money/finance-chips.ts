import { assumed } from '../inputs/assumed.ts'
import { type At, fromField } from '../inputs/from-field.ts'
import { defineFormula } from '../kernel/quantity.ts'
import { monthNumber } from '../layers/energy/month-number.ts'
import { hoursPerMonth } from '../layers/energy/purchase/purchase-inputs.ts'
import { orderBought, orderAt, orderLife } from '../schedule/supply/order-inputs.ts'
import { orderDelivered } from '../schedule/schedule.quantities.ts'
import { fromCell } from '../sourced.ts'
import { chipsArrived, chipsArrivedBefore } from './finance.quantities.ts'
import { runningIndex } from './running/running-index.ts'

const SOURCE = 'Methodology §5'
const shared = { scope: 'order', per: 'horizon', kind: 'rate', rule: 'F1', source: SOURCE } as const
const monthly = { scope: 'order', per: 'month', kind: 'amount', unit: 'usd', source: SOURCE } as const

/** What a tenant brings is in no money of the plan. */
const ofTenants = ({ item, none }: At<'chipOrders'>) => (item.owner === 'tenant' ? none('tenants_own') : null)

const leasePrice = fromField('chipOrders', 'leaseUsdPerAcceleratorHour', {
	id: 'finance.leasePrice',
	symbol: 'p_lease',
	rule: 'F10',
	settled: ofTenants,
	otherwise: 'bought_not_leased',
})

export const unitPrice = fromField('chipOrders', 'unitPriceUsd', {
	id: 'finance.unitPrice',
	symbol: 'p_chip',
	rule: 'F1',
	settled: (at) => ofTenants(at) ?? (at.item.leaseUsdPerAcceleratorHour === null ? null : at.none('leased')),
	otherwise: ({ model, index, none }) => {
		const { chip: row } = orderAt(model, index)
		const price = fromCell({ table: 'chips', row, field: 'priceUsd' })
		return price ?? none({ code: 'no_chip_price', facts: { chip: row.name } })
	},
})

const networkShare = assumed('networkStorageCapexShare', {
	id: 'finance.networkStorageShare',
	symbol: 'σ_net',
	scope: 'order',
	rule: 'F1',
})

const chipSalesTax = assumed('salesTaxShare', {
	id: 'finance.chipSalesTax',
	symbol: 'τ_sales',
	scope: 'order',
	rule: 'mM1.8',
})

export const depositShare = fromField('chipOrders', 'depositShare', {
	id: 'finance.depositShare',
	symbol: 'f_dep',
	rule: 'mM1.8',
})

export const orderMonth = fromField('chipOrders', 'orderMonth', {
	id: 'finance.orderMonth',
	symbol: 'm_ord',
	rule: 'mM1.8',
})

const itMaintenance = assumed('itMaintenanceShare', {
	id: 'finance.itMaintenance',
	symbol: 'μ_IT',
	scope: 'order',
	rule: 'F9',
})

export const acceleratorCost = defineFormula({
	...shared,
	id: 'finance.acceleratorCost',
	symbol: 'c_acc',
	label: 'Cost of an accelerator with its network and storage',
	unit: 'usdPerAccelerator',
	inputs: { price: unitPrice, network: networkShare, tax: chipSalesTax },
	expression: 'price * (1 + network) * (1 + tax)',
	examples: [
		{ inputs: { price: 48_000, network: 0.15, tax: 0 }, value: 55_200 },
		{ inputs: { price: 48_000, network: 0.15, tax: 0.05 }, value: 57_960 },
	],
})

export const orderCost = defineFormula({
	...shared,
	id: 'finance.orderCost',
	symbol: '$_ord',
	label: 'Cost of an order, all deliveries',
	kind: 'amount',
	unit: 'usd',
	inputs: { accelerators: orderBought, cost: acceleratorCost },
	expression: 'accelerators * cost',
	examples: [{ inputs: { accelerators: 36_864, cost: 55_200 }, value: 2_034_892_800 }],
})

export const chipCapex = defineFormula({
	...monthly,
	id: 'finance.chipCapex',
	symbol: '$_chip',
	label: 'Spent on an order this month: deposit and deliveries',
	rule: 'mM1.8',
	inputs: {
		arrived: chipsArrived,
		cost: acceleratorCost,
		deposit: depositShare,
		order: orderCost,
		ordered: orderMonth,
		month: monthNumber,
	},
	expression: 'arrived * cost * (1 - deposit) + if(month < ordered, 0, if(month > ordered, 0, order * deposit))',
	examples: [
		{
			inputs: { arrived: 36_864, cost: 55_200, deposit: 0, order: 2_034_892_800, ordered: 0, month: 9 },
			value: 2_034_892_800,
		},
		{ inputs: { arrived: 1000, cost: 50_000, deposit: 0.2, order: 100e6, ordered: 0, month: 9 }, value: 40e6 },
		{ inputs: { arrived: 0, cost: 50_000, deposit: 0.2, order: 100e6, ordered: 0, month: 0 }, value: 20e6 },
	],
})

export const chipUpkeep = defineFormula({
	...monthly,
	id: 'finance.itMaintenanceUsd',
	symbol: '$_main,IT',
	label: 'Maintenance of an order’s accelerators, from delivery',
	rule: 'F9',
	inputs: { held: orderDelivered, cost: acceleratorCost, share: itMaintenance, index: runningIndex },
	expression: 'held * cost * share / monthsPerYear * index',
	examples: [{ inputs: { held: 1000, cost: 60_000, share: 0.03, index: 1 }, value: 150_000 }],
})

export const leaseBill = defineFormula({
	...monthly,
	id: 'finance.leaseBill',
	symbol: '$_lease',
	label: 'Lease of an order’s accelerators, from delivery',
	rule: 'F10',
	inputs: { held: orderDelivered, price: leasePrice, hours: hoursPerMonth },
	expression: 'held * price * hours',
	examples: [{ inputs: { held: 1000, price: 2, hours: 730 }, value: 1_460_000 }],
})

export const chipDepreciation = defineFormula({
	...monthly,
	id: 'finance.chipDepreciation',
	symbol: '$_sl,chip',
	label: 'Straight-line cost of an order’s accelerators, from delivery',
	rule: 'F11',
	inputs: { held: orderDelivered, cost: acceleratorCost, life: orderLife },
	expression: 'held * cost / life',
	examples: [{ inputs: { held: 1000, cost: 60_000, life: 60 }, value: 1e6 }],
})

export const chipsBefore = defineFormula({
	...shared,
	kind: 'amount',
	unit: 'usd',
	rule: 'F17',
	id: 'finance.chipsBefore',
	symbol: '$_chip,0',
	label: 'Paid for an order before the plan: deposit and deliveries',
	inputs: {
		arrived: chipsArrivedBefore,
		cost: acceleratorCost,
		deposit: depositShare,
		order: orderCost,
		ordered: orderMonth,
	},
	expression: 'arrived * cost * (1 - deposit) + if(ordered < 0, order * deposit, 0)',
	examples: [
		{ inputs: { arrived: 1000, cost: 55_200, deposit: 0, order: 55_200_000, ordered: -9 }, value: 55_200_000 },
		{ inputs: { arrived: 0, cost: 50_000, deposit: 0.2, order: 100e6, ordered: -2 }, value: 20e6 },
	],
})

/** What one idle accelerator costs in a month: its price over its life, or its lease. */
export const idleRate = defineFormula({
	...shared,
	id: 'finance.idleRate',
	symbol: 'c_idle',
	label: 'Capital of one accelerator in one month',
	unit: 'usdPerAccelerator',
	rule: 'F14',
	inputs: { price: unitPrice, life: orderLife, lease: leasePrice, hours: hoursPerMonth },
	expression: 'price / life + lease * hours',
	examples: [
		{ inputs: { price: 48_000, life: 60, lease: 0, hours: 730 }, value: 800 },
		{ inputs: { price: 0, life: 60, lease: 2, hours: 730 }, value: 1460 },
	],
})
