import { type LowMidHigh } from '#shared/catalogue/types.ts'
import { weeksToMonths } from '#shared/units/conversions.ts'

/** Order stated in the plan; months count from the plan's first, which is 0. */
export type StatedOrder = { readonly orderMonth: number; readonly deliveryMonth: number | null }

export type OrderDates = {
	/** last month to order for delivery on the day it is needed; null without a published lead time, or where it was needed before the plan begins */
	readonly orderBy: number | null
	/** months to spare: to the stated delivery, else from the plan's first month to `orderBy` */
	readonly slackMonths: number | null
}

/** Whole months a lead time takes: middle weeks ÷ 4.345, rounded up. */
function leadMonths(leadWeeks: LowMidHigh): number {
	return Math.ceil(weeksToMonths(leadWeeks.mid))
}

/** The month an item must be on site: the first month of its package's window. */
export function needMonth(window: {
	readonly startMonth: number
	readonly durationMonths: number
	readonly startFraction: number
}): number {
	return window.startMonth + Math.floor(window.startFraction * window.durationMonths)
}

/** Order-by month and slack of one item. Source: facility §3.2 (PO = need − lead), methodology §3 (stated procurement). */
export function orderDates(item: {
	readonly need: number
	readonly leadWeeks: LowMidHigh | null
	readonly stated: StatedOrder | null
}): OrderDates {
	// Like hours before the plan's first month, what was needed before it counts as done.
	if (item.stated === null && item.need < 0) return { orderBy: null, slackMonths: null }
	const lead = item.leadWeeks === null ? null : leadMonths(item.leadWeeks)
	const orderBy = lead === null ? null : item.need - lead
	if (item.stated === null) return { orderBy, slackMonths: orderBy }
	const delivery = deliveryOf(item.stated, lead)
	return { orderBy, slackMonths: delivery === null ? null : item.need - delivery }
}

function deliveryOf({ deliveryMonth, orderMonth }: StatedOrder, lead: number | null): number | null {
	return deliveryMonth ?? (lead === null ? null : orderMonth + lead)
}
