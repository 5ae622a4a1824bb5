import { add, at, item } from '../../cells.ts'
import type { Levelled } from '../crews/level-crews.ts'
import { INSTALL_MONTHS } from '../planned-items.ts'
import type { PlacedTasks } from '../place-tasks.ts'
import { installedBy } from '../progress/install-history.ts'
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
 * Follows every delivery from its arrival through the installation of its racks and its ramp to its retirement, or until what
 * replaces it stands: installed = delivered · share of rack hours done by the end of the month; each month's newly installed
 * accelerators ramp on their own. Methodology §3, people W3.
 */
export function installedAccelerators(input: InstalledInput, placed: Delivered, levelled: Installed): OrderSeries {
	const { months } = input
	const cells = input.orders.length * months
	const delivered = new Float64Array(cells)
	const installed = new Float64Array(cells)
	const available = new Float64Array(cells)
	const levelling: Levelling = { input, placed, levelled }
	const shares: Shares[] = []
	for (let index = 0; index < placed.deliveries.length; index++) shares.push(sharesOf(index, levelling))
	const replaced = replacements(input, placed, shares)
	const before = new Float64Array(input.orders.length)
	for (let index = 0; index < placed.deliveries.length; index++) {
		const { order, month: arrives, accelerators } = item(placed.deliveries, index)
		const { ramp, retireAfterMonths } = item(input.orders, order)
		const { shares: own, shift } = item(shares, index)
		const leaving = replaced[order]
		const to = Math.min(months, arrives + retireAfterMonths)
		for (let month = Math.max(0, arrives); month < to; month++) {
			const cell = order * months + month
			const left = leaving ? at(leaving, month) - at(before, order) : 0
			const stays = accelerators - Math.min(accelerators, Math.max(0, left))
			add(delivered, cell, stays)
			add(installed, cell, stays * at(own, month + shift))
			add(available, cell, stays * pastRamp(own, month + shift, ramp))
		}
		add(before, order, accelerators)
	}
	return { delivered, installed: allWholeBelow(installed), available: allWholeBelow(available) }
}

/** Of orders, their deliveries and what is reported of them, and how far the racks of each delivery stand, month by month. */
type InstalledInput = Pick<ScheduleInput, 'months' | 'orders' | 'rows'>
type Delivered = Pick<PlacedTasks, 'deliveries' | 'history'>
type Installed = Pick<Levelled, 'installedShare'>
type Levelling = { readonly input: InstalledInput; readonly placed: Delivered; readonly levelled: Installed }
/** Share of a delivery's racks that stands at the end of each month; `shift`: where the plan's first month is. */
type Shares = { readonly shares: Float64Array; readonly shift: number }

/** What was installed before the plan's first month still ramps in it. */
function sharesOf(index: number, { input, placed, levelled }: Levelling): Shares {
	const { month: arrives, order } = item(placed.deliveries, index)
	const { ramp } = item(input.orders, order)
	const { months } = input
	const shape = input.rows.packages.find((row) => row.id === RACK_INSTALL)?.sCurveShape ?? 2
	const shift = ramp.length + 1
	const shares = new Float64Array(shift + months)
	const reported = placed.history[index]
	for (let month = -shift; month < 0; month++) {
		shares[month + shift] = reported
			? installedBy(reported, month)
			: sCurve((month + 1 - arrives) / INSTALL_MONTHS, shape)
	}
	shares.set(levelled.installedShare.subarray(index * months, (index + 1) * months), shift)
	return { shares, shift }
}

/**
 * Accelerators of each order that those installed in their place have pushed out by each month, kW for kW, the oldest first;
 * undefined: nothing replaces it. Rule pW3.
 */
function replacements({ orders, months }: InstalledInput, { deliveries }: Delivered, shares: readonly Shares[]) {
	const left: (Float64Array | undefined)[] = orders.map(() => undefined)
	orders.forEach(({ replaces }, order) => {
		const old = replaces === null ? -1 : orders.findIndex(({ id }) => id === replaces.id)
		if (replaces === null || old < 0) return
		const stands = new Float64Array(months)
		deliveries.forEach((delivery, index) => {
			if (delivery.order !== order) return
			const own = item(shares, index)
			for (let month = 0; month < months; month++)
				add(stands, month, delivery.accelerators * at(own.shares, month + own.shift))
		})
		const gone = (left[old] ??= new Float64Array(months))
		stands.forEach((count, month) => {
			add(gone, month, wholeBelow(wholeBelow(count) * replaces.each))
		})
	})
	return left
}

/** Share past its ramp: all that was installed before the ramp began, and each later month's part by its step. */
function pastRamp(shares: Float64Array, cell: number, ramp: readonly number[]): number {
	let sum = at(shares, cell - ramp.length)
	// Where all of it stood before the ramp began, or nothing stands yet, as in most months, there is nothing to add.
	const now = at(shares, cell)
	if (now === sum && (now === 1 || now === 0)) return sum
	for (let age = 0; age < ramp.length; age++) {
		sum += item(ramp, age) * (at(shares, cell - age) - at(shares, cell - age - 1))
	}
	return sum
}

function allWholeBelow(values: Float64Array): Float64Array {
	for (let cell = 0; cell < values.length; cell++) values[cell] = wholeBelow(at(values, cell))
	return values
}

function wholeBelow(value: number): number {
	return Math.floor(value + ROUNDING)
}
