import { HOURS_PER_MONTH } from '#shared/units/conversions.ts'
import { indexAt } from '../../cells.ts'
import type { EngineWorld } from '../../world.ts'
import { tokenCosts } from './below-cost.ts'
import type { LossColumns } from './contexts.ts'
import type { LossRow } from './loss-book.ts'

/** What of a thing is used in the months in which some of it stands idle: its reserve counts as unused. Rule vV3. */
export const usedShareOf = ({ kind, sums: { thereMW, usedMW } }: LossRow): number | null =>
	kind === 'idle' && thereMW > 0 ? usedMW / thereMW : null

/** USD of a million tokens, or of an accelerator-hour: what it costs at work and what it sells for, in the months of a loss. */
export function soldOf(world: EngineWorld, input: LossColumns) {
	const costs = tokenCosts(world, input)
	const { plan, poolOfOrder } = world.model
	const tokens = (index: number): SoldIn => ({
		unitCostUsd: costs[index] ?? 0,
		units: (month) => input.tokens.at(index, month),
		usd: (month) => input.outputUsd.at(index, month) + input.inputUsd.at(index, month),
	})
	const hours = (index: number): SoldIn => ({
		unitCostUsd: input.hourUsd.at(indexAt(poolOfOrder, index), 0),
		units: (month) => input.rented.at(index, month) * HOURS_PER_MONTH,
		usd: (month) => input.hoursUsd.at(index, month),
	})
	return (row: LossRow) => {
		if (row.kind !== 'belowCost') return null
		const application = plan.applications.findIndex(({ id }) => `application:${id}` === row.item)
		const order = plan.chipOrders.findIndex(({ id }) => `order:${id}` === row.item)
		return soldIn(application >= 0 ? tokens(application) : hours(order), row)
	}
}

type SoldIn = {
	readonly unitCostUsd: number
	readonly units: (month: number) => number
	readonly usd: (month: number) => number
}

function soldIn({ unitCostUsd, units, usd }: SoldIn, { months: { from, to } }: LossRow) {
	let [sold, earned] = [0, 0]
	for (let month = from; month <= to; month++) {
		sold += units(month)
		earned += usd(month)
	}
	return { unitCostUsd, priceUsd: sold > 0 ? earned / sold : 0 }
}
