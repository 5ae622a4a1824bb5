import { defineFormula, defineInput } from '../kernel/quantity.ts'
import { hoursPerMonth } from '../layers/energy/purchase/purchase-inputs.ts'
import { orderAccelerators, orderAt, orderLife } from '../schedule/supply/order-inputs.ts'
import { orderDelivered } from '../schedule/schedule.quantities.ts'
import { fromAssumption, fromPlan, fromRow, fromRule } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'
import { chipsArrived } from './finance.quantities.ts'

const SOURCE = 'Methodology §5'
const shared = { scope: 'order', per: 'horizon', kind: 'rate', rule: 'F1', source: SOURCE } as const
const monthly = { scope: 'order', per: 'month', kind: 'amount', unit: 'usd', source: SOURCE } as const

const leasePrice = defineInput({
	...shared,
	id: 'finance.leasePrice',
	symbol: 'p_lease',
	label: 'Lease of an accelerator',
	unit: 'usdPerAcceleratorHour',
	rule: 'F10',
	read: ({ model }: EngineWorld, index) => {
		const { order } = orderAt(model, index)
		if (order.leaseUsdPerAcceleratorHour === null)
			return fromRule(0, { rule: 'F10', text: 'Bought, not leased.', source: SOURCE })
		return fromPlan(
			model,
			{ list: 'chipOrders', index, field: 'leaseUsdPerAcceleratorHour' },
			order.leaseUsdPerAcceleratorHour,
		)
	},
})

const unitPrice = defineInput({
	...shared,
	id: 'finance.unitPrice',
	symbol: 'p_chip',
	label: 'Price of an accelerator',
	unit: 'usdPerAccelerator',
	read: ({ model }: EngineWorld, index) => {
		const { order, chip } = orderAt(model, index)
		if (order.leaseUsdPerAcceleratorHour !== null)
			return fromRule(0, { rule: 'F1', text: 'Leased: paid by the hour.', source: SOURCE })
		if (order.unitPriceUsd !== null)
			return fromPlan(model, { list: 'chipOrders', index, field: 'unitPriceUsd' }, order.unitPriceUsd)
		const price = chip.priceUsd
		if (price === null)
			return fromRule(0, {
				rule: 'F1',
				text: `No price of ${chip.name} is known; the plan needs unitPriceUsd.`,
				source: chip.source,
			})
		return fromRow(price.mid, { table: 'chips', row: chip, field: 'priceUsd.mid', low: price.low, high: price.high })
	},
})

const networkShare = defineInput({
	...shared,
	id: 'finance.networkStorageShare',
	symbol: 'σ_net',
	label: 'Network and storage on top of the chips’ price',
	unit: 'share',
	read: (world: EngineWorld, index) =>
		fromAssumption(world.model, 'networkStorageCapexShare', world.link('order', 'site')?.[index] ?? null),
})

const itMaintenance = defineInput({
	...shared,
	id: 'finance.itMaintenance',
	symbol: 'μ_IT',
	label: 'Maintenance of IT a year, of its cost',
	unit: 'share',
	rule: 'F9',
	read: (world: EngineWorld, index) =>
		fromAssumption(world.model, 'itMaintenanceShare', world.link('order', 'site')?.[index] ?? null),
})

export const acceleratorCost = defineFormula({
	...shared,
	id: 'finance.acceleratorCost',
	symbol: 'c_acc',
	label: 'Cost of an accelerator with its network and storage',
	unit: 'usdPerAccelerator',
	inputs: { price: unitPrice, network: networkShare },
	expression: 'price * (1 + network)',
	examples: [{ inputs: { price: 48_000, network: 0.15 }, value: 55_200 }],
})

export const orderCost = defineFormula({
	...shared,
	id: 'finance.orderCost',
	symbol: '$_ord',
	label: 'Cost of an order, all its deliveries together',
	kind: 'amount',
	unit: 'usd',
	inputs: { accelerators: orderAccelerators, cost: acceleratorCost },
	expression: 'accelerators * cost',
	examples: [{ inputs: { accelerators: 36_864, cost: 55_200 }, value: 2_034_892_800 }],
})

export const chipCapex = defineFormula({
	...monthly,
	id: 'finance.chipCapex',
	symbol: '$_chip',
	label: 'Spent on an order’s deliveries this month',
	rule: 'F1',
	inputs: { arrived: chipsArrived, cost: acceleratorCost },
	expression: 'arrived * cost',
	examples: [{ inputs: { arrived: 36_864, cost: 55_200 }, value: 2_034_892_800 }],
})

export const chipUpkeep = defineFormula({
	...monthly,
	id: 'finance.itMaintenanceUsd',
	symbol: '$_main,IT',
	label: 'Maintenance of an order’s accelerators, from delivery',
	rule: 'F9',
	inputs: { held: orderDelivered, cost: acceleratorCost, share: itMaintenance },
	expression: 'held * cost * share / monthsPerYear',
	examples: [{ inputs: { held: 1000, cost: 60_000, share: 0.03 }, value: 150_000 }],
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
