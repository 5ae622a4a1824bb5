import { item } from '../cells.ts'
import type { Hall, MonthIndex, ScheduleInput } from './types.ts'

type ItemKind = 'phase' | 'order' | 'contract'

/** A hall, an order or an on-site plant with its dates as planned. Items are numbered halls, orders, plants. */
export type Item = {
	readonly kind: ItemKind
	readonly id: string
	readonly site: number
	readonly plannedStart: MonthIndex
	/** the last month of work */
	readonly plannedFinish: MonthIndex
	/** item it starts after; −1: none */
	readonly after: number
	readonly itMW: number
}

/** Months from delivery over which a tranche is installed, and after which its cluster is brought up. */
export const INSTALL_MONTHS = 3
export const BRINGUP_LAG_MONTHS = 1

/** All items of a plan in their numbering, with planned dates; `startsAfter` is followed through the planned ones. */
export function planItems(input: ScheduleInput): readonly Item[] {
	const starts = plannedStarts(input.halls)
	const halls = input.halls.map((hall, index): Item => {
		const plannedStart = item(starts, index)
		return {
			kind: 'phase',
			id: hall.id,
			site: hall.site,
			plannedStart,
			plannedFinish: plannedStart + (hall.scope === 'existing' ? 0 : hall.durationMonths) - 1,
			after: hall.startsAfter === null ? -1 : input.halls.findIndex((other) => other.id === hall.startsAfter),
			itMW: hall.itMW,
		}
	})
	const orders = input.orders.map((order): Item => ({
		kind: 'order',
		id: order.id,
		site: order.site,
		plannedStart: order.firstDeliveryMonth,
		plannedFinish: order.firstDeliveryMonth + order.deliveryMonths - 1 + INSTALL_MONTHS - 1,
		after: -1,
		itMW: 0,
	}))
	const plants = input.plants.map((plant): Item => ({
		kind: 'contract',
		id: plant.id,
		site: plant.site,
		plannedStart: plant.startMonth - plant.leadMonths,
		plannedFinish: plant.startMonth - 1,
		after: -1,
		itMW: 0,
	}))
	return [...halls, ...orders, ...plants]
}

function plannedStarts(halls: readonly Hall[]): readonly MonthIndex[] {
	const byId = new Map(halls.map((hall) => [hall.id, hall]))
	const startOf = (hall: Hall, seen: ReadonlySet<string>): MonthIndex => {
		const before = hall.startsAfter === null ? undefined : byId.get(hall.startsAfter)
		// A circle of halls has no first one; each then keeps its own month.
		if (before === undefined || seen.has(before.id)) return hall.startMonth
		const beforeStart = startOf(before, new Set(seen).add(before.id))
		const months = before.scope === 'existing' ? 0 : before.durationMonths
		return Math.max(hall.startMonth, beforeStart + months)
	}
	return halls.map((hall) => startOf(hall, new Set([hall.id])))
}
