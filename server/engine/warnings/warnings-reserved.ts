import type { Warning } from '#shared/result/warning-result.ts'
import { HOURS_PER_MONTH } from '#shared/units/conversions.ts'
import { item } from '../cells.ts'
import { orderReserved } from '../balance/balance.quantities.ts'
import { rentOccupancy } from '../balance/pools/rent-inputs.ts'
import { type ReservedTerm, reservedTerms } from '../balance/pools/reserved-terms.ts'
import { columnOf } from '../kernel/run.ts'
import { nameOf, type WarningFacts } from './warning-facts.ts'

const LEAST = 0.5

/** Customers who pay for accelerators that do not run pay nothing for them. Rule lP31. */
export function reservedShort(frame: WarningFacts['frame'], index: number): readonly Warning[] {
	const { model, months } = frame.world
	const order = item(model.plan.chipOrders, index)
	if (order.reserved.length === 0) return []
	const [had, occupancy] = [columnOf(frame, orderReserved), columnOf(frame, rentOccupancy)]
	const terms = reservedTerms(model, index)
	let first: (ReturnType<typeof shortIn> & { readonly month: number }) | null = null
	let usd = 0
	for (let month = 0; month < months; month++) {
		const short = shortIn(terms, { month, had: had.at(index, month), occupancy: occupancy.at(index, 0) })
		usd += short.usd
		if (short.missing >= LEAST) first ??= { ...short, month }
	}
	if (first === null) return []
	const { reserved, missing } = first
	const facts = { order: nameOf(order), month: model.months[first.month] ?? '', reserved, missing, usd }
	return [{ path: `chipOrders[${String(index)}].reserved`, code: 'reserved_short', facts }]
}

type ReservedMonth = { readonly month: number; readonly had: number; readonly occupancy: number }

/** What customers have reserved in a month, what of it they do not have, and what they would pay for that. */
function shortIn(terms: readonly ReservedTerm[], { month, had, occupancy }: ReservedMonth) {
	let [left, reserved, missing, usd] = [had, 0, 0, 0]
	for (const { accelerators, from, to, usdPerHour, takeOrPayShare } of terms) {
		if (month < from || month >= to) continue
		const served = Math.min(accelerators, left)
		left -= served
		reserved += accelerators
		missing += accelerators - served
		usd += (accelerators - served) * HOURS_PER_MONTH * usdPerHour * Math.max(takeOrPayShare, occupancy)
	}
	return { reserved, missing, usd }
}
