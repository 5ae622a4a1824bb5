import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { assumedIn } from '#shared/fields/assumptions.ts'
import type { ChipOrder } from '#shared/schemas/plan-items.ts'
import { addMonths } from '#shared/units/months.ts'
import { inPlaceBy, type Lever, type LeverContext } from '../lever.ts'
import { itMWOfAccelerator } from '../short-sites.ts'
import { laterOrder, largestToPlace, turningOrder } from './chip-levers.ts'
import { monthsOfOrder, serviceMonthsOf } from './lead-times.ts'

/** What an order that is cut to what it is needed for, or put off until then, must take back of all that stands idle: other orders have their own part. */
const OF_ALL = 0.01
/** Chips that demand never uses by half are not waited for: put off they would stand idle later. */
const LEAST_USED = 0.5

/** Orders still to be placed that work does not need whole: cut to what it does, or placed when it does. Rule D2. */
export const unneededOrders = (ask: LeverContext): readonly Lever[] =>
	largestToPlace(ask).flatMap((order) => [
		...cutToNeed(ask, order),
		...(isWaitedFor(ask, order) ? [{ ...laterOrder(order), enough: OF_ALL }] : []),
	])

type ChipPlace = Pick<ChipOrder, 'siteId' | 'chip'>

/** What is let by the hour or kept for a customer is sold: no work of the plan's own needs it. */
export const isSold = ({ rentUsdPerAcceleratorHour: rent, reserved }: ChipOrder) => rent !== null || reserved.length > 0

function cutToNeed(ask: LeverContext, order: ChipOrder): readonly Lever[] {
	if (isSold(order)) return []
	const [work, target] = [neededBy(ask, order, workOf(ask, order)), neededBy(ask, order, targetOf(ask, order))]
	const racks = catalogueFor(ask.plan).chips.find(({ id }) => id === order.chip)?.acceleratorsPerRack ?? 1
	const keeps = Math.ceil(Math.max(work, target) / racks - 1e-9) * racks
	const cut = Math.floor(order.accelerators - keeps)
	if (cut <= 0) return []
	const fewer = turningOrder(order)('order_fewer', {
		field: 'accelerators',
		was: order.accelerators,
		sizes: [cut],
		value: (size) => order.accelerators - size,
		due: inPlaceBy(order.orderMonth),
	})
	// What a target holds is no answer to idle chips: the rest must be worth a decision by itself.
	return [work >= target ? { ...fewer, enough: OF_ALL } : fewer]
}

/** Accelerators of its kind and site that work runs on, by month, with the reserve that is not told as idle. */
function workOf({ plan, result }: LeverContext, { siteId, chip }: ChipPlace): readonly number[] {
	const reserve = assumedIn(plan, 'idleReserve')
	const placed = plan.workloads.map(({ id }) => result.workloads[id]?.placements[`${siteId}/${chip}`] ?? [])
	return result.months.map((_, month) => placed.reduce((sum, by) => sum + (by[month] ?? 0), 0) / (1 - reserve))
}

/** Accelerators that the site's stated target takes, by month. */
function targetOf({ plan, result }: LeverContext, { siteId }: ChipOrder): readonly number[] {
	if (result.verdict.sites[siteId]?.basis !== 'stated') return []
	const each = itMWOfAccelerator(plan, siteId)
	return (result.sites[siteId]?.targetItMW ?? []).map((MW) => MW / each)
}

/** The most that is needed of an order beyond what is there before it, in the months it serves. */
function neededBy({ plan, result }: LeverContext, order: ChipOrder, needed: readonly number[]): number {
	const [from, to] = servesIn(plan, order)
	const before = plan.chipOrders.filter((other) => isBefore(plan, other, order))
	return result.months.reduce((most, month, at) => {
		if (month < from || month >= to) return most
		const there = before.reduce((sum, other) => {
			const [first, end] = servesIn(plan, other)
			return month >= first && month < end ? sum + other.accelerators : sum
		}, 0)
		return Math.max(most, (needed[at] ?? 0) - there)
	}, 0)
}

type OrdersPlan = LeverContext['plan']

function servesIn(plan: OrdersPlan, order: ChipOrder): readonly [string, string] {
	const from = addMonths(order.orderMonth, monthsOfOrder(plan, order))
	return [from, addMonths(from, serviceMonthsOf(order))]
}

/** Whether another order of the same chips at the site is there first; of two of one month the first in the list. */
function isBefore(plan: OrdersPlan, other: ChipOrder, order: ChipOrder): boolean {
	if (other.id === order.id || other.siteId !== order.siteId || other.chip !== order.chip || isSold(other)) return false
	const [one, its] = [servesIn(plan, other)[0], servesIn(plan, order)[0]]
	return one === its ? plan.chipOrders.indexOf(other) < plan.chipOrders.indexOf(order) : one < its
}

/** Whether work comes to use half of what stands there: then an order is waited for, and not too large. */
function isWaitedFor(ask: LeverContext, { siteId, chip }: ChipPlace): boolean {
	const used = Math.max(0, ...workOf(ask, { siteId, chip }))
	const there = Math.max(0, ...(ask.result.sites[siteId]?.installedAccelerators ?? []))
	return there > 0 && used >= there * LEAST_USED
}
