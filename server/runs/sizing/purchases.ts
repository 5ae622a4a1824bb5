import type { EquipmentLot } from '#shared/result/equipment-result.ts'
import type { PlanResult } from '#shared/result.ts'
import type { SizingRuns } from './sizing-runs.ts'
import type { HallSize, Purchase, Sizes } from './sizes.ts'

/** A plan takes no larger purchase. */
const MOST_STATED = 1e6

type Lot = EquipmentLot & { readonly item: string; readonly name: string }

/** Every purchase of the plan's one site. */
export const lotsOf = ({ sites }: PlanResult): readonly Lot[] =>
	Object.values(sites).flatMap(({ equipment }) =>
		equipment.flatMap(({ item, name, lots }) => lots.map((lot) => ({ ...lot, item, name }))),
	)

/**
 * Each hall with what is to be bought for it, the first with what is for the site, ordered in the month of asking: the dates are
 * such that it comes in time. What a hall cannot state, such as the fabric of the whole site, comes too late by the engine once
 * it does: it is left open.
 */
export function withPurchases(runs: SizingRuns, sizes: Sizes): Sizes {
	const stated = stating(sizes, lotsOf(runs.of(sizes)), runs.answers.from)
	const late = new Set(lotsOf(runs.of(stated)).flatMap((lot) => ((lot.slackMonths ?? 0) < 0 ? [lot.item] : [])))
	const inTime = (hall: HallSize) => hall.purchases.filter(({ item }) => !late.has(item))
	return { ...stated, halls: stated.halls.map((hall) => ({ ...hall, purchases: inTime(hall) })) }
}

function stating(sizes: Sizes, lots: readonly Lot[], orderMonth: string): Sizes {
	const bought = lots.filter(({ contractId, count }) => contractId === null && count <= MOST_STATED)
	const ofHall = (hall: string) =>
		bought.flatMap(({ item, count, phaseId, orderBy }): readonly Purchase[] =>
			orderBy !== null && (phaseId ?? 'hall-1') === hall ? [{ item, quantity: count, orderMonth }] : [],
		)
	return { ...sizes, halls: sizes.halls.map((hall, index) => ({ ...hall, purchases: ofHall(`hall-${index + 1}`) })) }
}
