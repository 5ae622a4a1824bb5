import { item } from '../cells.ts'
import { hallDates, type HallDates, type MovedSteps } from './hall-dates.ts'
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
	/** of a hall of which the plan dates steps */
	readonly moved: MovedSteps | null
}

/** Months from delivery over which a tranche is installed, and after which its cluster is brought up. */
export const INSTALL_MONTHS = 3
export const BRINGUP_LAG_MONTHS = 1

/** All items of a plan in their numbering, with planned dates; `startsAfter` is followed through the planned ones. */
export function planItems(input: ScheduleInput): readonly Item[] {
	const dates = datesOf(input)
	const halls = input.halls.map((hall, index): Item => {
		const { start, finish, moved } = item(dates, index)
		return {
			kind: 'phase',
			id: hall.id,
			site: hall.site,
			plannedStart: start,
			plannedFinish: finish,
			moved,
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
		moved: null,
	}))
	const plants = input.plants.map((plant): Item => ({
		kind: 'contract',
		id: plant.id,
		site: plant.site,
		plannedStart: plant.startMonth - plant.leadMonths,
		plannedFinish: plant.startMonth - 1,
		after: -1,
		itMW: 0,
		moved: null,
	}))
	return [...halls, ...orders, ...plants]
}

/** Planned dates of every hall: it starts in its own month, or behind the planned finish of the one it waits for. */
function datesOf({ halls, rows }: ScheduleInput): readonly HallDates[] {
	const byId = new Map(halls.map((hall) => [hall.id, hall]))
	const datesFrom = (hall: Hall, seen: ReadonlySet<string>): HallDates => {
		const before = hall.startsAfter === null ? undefined : byId.get(hall.startsAfter)
		// A circle of halls has no first one; each then keeps its own month.
		if (before === undefined || seen.has(before.id)) return hallDates(hall, hall.startMonth, rows)
		const { finish } = datesFrom(before, new Set(seen).add(before.id))
		return hallDates(hall, Math.max(hall.startMonth, finish + 1), rows)
	}
	return halls.map((hall) => datesFrom(hall, new Set([hall.id])))
}
