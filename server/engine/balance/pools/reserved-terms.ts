import { monthsBetween } from '#shared/units/months.ts'
import { item } from '../../cells.ts'
import type { EngineModel } from '../../world.ts'

/** A contract for reserved accelerators, its months from the plan’s first: in force from the first to before the last. */
export type ReservedTerm = {
	readonly accelerators: number
	readonly from: number
	readonly to: number
	readonly usdPerHour: number
	readonly takeOrPayShare: number
	readonly prepaidShare: number
}

/** Customers of an order who pay whether they use or not, in the order of the list. Rule lP31. */
export function reservedTerms({ plan }: EngineModel, order: number): readonly ReservedTerm[] {
	return item(plan.chipOrders, order).reserved.map((row) => {
		const from = monthsBetween(plan.startMonth, row.startMonth)
		return {
			...{ accelerators: row.accelerators, from, to: from + row.termMonths },
			usdPerHour: row.usdPerAcceleratorHour,
			...{ takeOrPayShare: row.takeOrPayShare ?? 1, prepaidShare: row.prepaidShare ?? 0 },
		}
	})
}
