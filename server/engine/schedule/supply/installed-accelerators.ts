import { add, at, item } from '../../cells.ts'
import type { Levelled } from '../crews/level-crews.ts'
import { INSTALL_MONTHS } from '../planned-items.ts'
import type { PlacedTasks } from '../place-tasks.ts'
import { sCurve } from '../crews/s-curve.ts'
import type { ScheduleInput } from '../types.ts'

/** Accelerators of each order in each month of the horizon, order after order. */
export type OrderSeries = {
	/** arrived and not yet retired */
	readonly delivered: Float64Array
	/** in installed racks, whole accelerators */
	readonly installed: Float64Array
	/** past their ramp, whole accelerators */
	readonly available: Float64Array
}

/** A sum that should be whole may fall short of it by rounding. */
const ROUNDING = 1e-6
const RACK_INSTALL = 'rack_install'

/**
 * Follows every delivery from its arrival through the installation of its racks and its ramp to its retirement:
 * installed = delivered · share of rack hours done by the end of the month; each month's newly installed
 * accelerators ramp on their own. Methodology §3.
 */
export function installedAccelerators(input: ScheduleInput, placed: PlacedTasks, levelled: Levelled): OrderSeries {
	const { months } = input
	const cells = input.orders.length * months
	const delivered = new Float64Array(cells)
	const installed = new Float64Array(cells)
	const available = new Float64Array(cells)
	const shape = input.rows.packages.find((row) => row.id === RACK_INSTALL)?.sCurveShape ?? 2
	placed.deliveries.forEach((delivery, index) => {
		const order = item(input.orders, delivery.order)
		const from = Math.max(0, delivery.month)
		const to = Math.min(months, delivery.month + order.retireAfterMonths)
		// What was installed before the plan's first month still ramps in it.
		const shares = new Float64Array(order.ramp.length + 1 + months)
		const shift = order.ramp.length + 1
		for (let month = -shift; month < 0; month++) {
			shares[month + shift] = sCurve((month + 1 - delivery.month) / INSTALL_MONTHS, shape)
		}
		shares.set(levelled.installedShare.subarray(index * months, (index + 1) * months), shift)
		for (let month = from; month < to; month++) {
			const cell = delivery.order * months + month
			add(delivered, cell, delivery.accelerators)
			add(installed, cell, delivery.accelerators * at(shares, month + shift))
			add(available, cell, delivery.accelerators * pastRamp(shares, month + shift, order.ramp))
		}
	})
	return { delivered, installed: installed.map(wholeBelow), available: available.map(wholeBelow) }
}

/** Share past its ramp: all that was installed before the ramp began, and each later month's part by its step. */
function pastRamp(shares: Float64Array, cell: number, ramp: readonly number[]): number {
	let sum = at(shares, cell - ramp.length)
	for (let age = 0; age < ramp.length; age++) {
		sum += item(ramp, age) * (at(shares, cell - age) - at(shares, cell - age - 1))
	}
	return sum
}

function wholeBelow(value: number): number {
	return Math.floor(value + ROUNDING)
}
