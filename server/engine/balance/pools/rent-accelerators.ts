import { item } from '../../cells.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import type { EngineModel, EngineWorld } from '../../world.ts'
import { orderEnergised, orderReserved, poolAllocated, poolIdle } from '../balance.quantities.ts'
import { hourlyRent, rentOccupancy, rentRamp } from './rent-inputs.ts'
import { orderRented } from './rented.quantities.ts'

const INPUTS = {
	...{ rent: hourlyRent, occupancy: rentOccupancy, ramp: rentRamp },
	...{ energised: orderEnergised, reserved: orderReserved, allocated: poolAllocated, idle: poolIdle },
} as const
type RentAcceleratorsColumns = Readonly<Record<keyof typeof INPUTS, Column>>

/** What is let by the hour of the accelerators that the plan’s own workloads leave. */
export const rentAccelerators = defineAlgorithm<
	EngineModel,
	typeof INPUTS,
	{ readonly rented: typeof orderRented },
	null
>({
	id: 'chips.rentAccelerators',
	label: 'Accelerators rented hourly',
	rule: 'mM2',
	method:
		'Occupancy · min(1, months since the first energized one ÷ months to full occupancy) · (energized − reserved − allocated to workloads); a chip group’s rentals are assigned to its orders as listed.',
	inputs: INPUTS,
	outputs: { rented: orderRented },
	each: 'site',
	run: ({ world, input, output, rows }) => {
		const { pools, poolOfOrder, plan } = world.model
		if (plan.chipOrders.every(({ rentUsdPerAcceleratorHour: usd }) => usd === null)) return null
		const sites = new Set(rows)
		const orders: number[][] = pools.map(() => [])
		poolOfOrder.forEach((pool, order) => item(orders, pool).push(order))
		pools.forEach(({ siteIndex }, pool) => {
			if (sites.has(siteIndex)) rentPool(world, input, { pool, orders: item(orders, pool), rented: output.rented })
		})
		return null
	},
})

function rentPool(
	{ months }: EngineWorld,
	input: RentAcceleratorsColumns,
	{
		pool,
		orders,
		rented,
	}: { readonly pool: number; readonly orders: readonly number[]; readonly rented: Float64Array },
): void {
	if (!orders.some((order) => input.rent.at(order, 0) > 0)) return
	const first = orders.map((order) => firstEnergised(input, order, months))
	for (let month = 0; month < months; month++) {
		// What is let may not stop.
		let given = input.allocated.at(pool, month) + input.idle.at(pool, month)
		orders.forEach((order, place) => {
			const energised = input.energised.at(order, month) - input.reserved.at(order, month)
			const own = Math.min(given, energised)
			given -= own
			if (input.rent.at(order, 0) <= 0) return
			const ramped = Math.min(1, (month - item(first, place) + 1) / input.ramp.at(order, 0))
			rented[order * months + month] = input.occupancy.at(order, 0) * Math.max(0, ramped) * (energised - own)
		})
	}
}

function firstEnergised({ energised }: RentAcceleratorsColumns, order: number, months: number): number {
	for (let month = 0; month < months; month++) if (energised.at(order, month) > 0) return month
	return months
}
