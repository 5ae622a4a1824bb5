import type { OrderState } from '#shared/result/equipment-result.ts'

type BeganBeforeParams = {
	readonly need: number
	readonly delivery: number | null
	/** what needs it is under way at the status month: a hall that has started */
	readonly underWay: boolean
}

/** Months from the plan's first; NaN where there is none. */
export type OrderDates = {
	readonly need: number
	readonly orderBy: number
	readonly slack: number
	/** null where nothing needs it or no lead time is known */
	readonly state: OrderState | null
}

export type OrderedAt = {
	/** whole months, NaN where none is published */
	readonly lead: number
	/** the status month */
	readonly asOf: number
}

/**
 * Dates of one purchase from all that need it: need and last month to order of the first of them, and the fewest months
 * to spare, to the stated delivery where the plan states one, else from the status month. What is needed before it, or by
 * a hall under way, and is not stated counts as ordered. Rule pD3.
 */
export function orderDates(wanted: readonly BeganBeforeParams[], { lead, asOf }: OrderedAt): OrderDates {
	const stated = wanted.filter(({ delivery }) => delivery !== null)
	const ahead = wanted.filter(({ need, underWay }) => need >= asOf && !underWay)
	const open = stated.length > 0 ? stated : ahead
	if (open.length === 0) {
		const needs = wanted.filter(({ need }) => need >= 0)
		const need = least((needs.length > 0 ? needs : wanted).map((one) => one.need))
		const orderBy = needs.length > 0 ? need - lead : NaN
		return { need, orderBy, slack: NaN, state: wanted.length > 0 ? 'assumed_ordered' : null }
	}
	const need = least(open.map((one) => one.need))
	if (stated.length > 0) {
		const slack = least(stated.map((one) => one.need - (one.delivery ?? NaN)))
		return { need, orderBy: need - lead, slack, state: 'ordered' }
	}
	const slack = need - lead - asOf
	return { need, orderBy: need - lead, slack, state: stateOf(slack) }
}

/** Whether a purchase that a hall under way still needs must have been ordered before the status month to come in time. */
export function beganBefore({ need, delivery, underWay }: BeganBeforeParams, { lead, asOf }: OrderedAt): boolean {
	return underWay && delivery === null && need >= asOf && need - lead < asOf
}

function stateOf(slack: number): OrderState | null {
	if (Number.isNaN(slack)) return null
	return slack < 0 ? 'late' : 'to_order'
}

function least(values: readonly number[]): number {
	return values.length === 0 ? NaN : Math.min(...values)
}
