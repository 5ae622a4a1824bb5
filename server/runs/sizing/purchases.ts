import { SITE_PURCHASES } from '#shared/catalogue/purchases.ts'
import type { EquipmentLot } from '#shared/result/equipment-result.ts'
import type { PlanResult } from '#shared/result.ts'
import { addMonths } from '#shared/units/months.ts'
import type { SizingRuns } from './sizing-runs.ts'
import type { HallSize, Purchase, Sizes } from './sizes.ts'
import { PERMIT_MONTHS } from './timing.ts'

/** A plan takes no larger purchase. */
const MOST_STATED = 1e6

type Lot = EquipmentLot & { readonly item: string; readonly name: string }

/** Every purchase of the plan's one site. */
export const lotsOf = ({ sites }: PlanResult): readonly Lot[] =>
	Object.values(sites).flatMap(({ equipment }) =>
		equipment.flatMap(({ item, name, lots }) => lots.map((lot) => ({ ...lot, item, name }))),
	)

/**
 * Each hall with what is to be bought for it, the first with what is for the site, ordered in the first month: while the hall is
 * permitted, or before that where it has to be. What a hall cannot state, such as the fabric of the whole site, follows it.
 */
export function withPurchases(runs: SizingRuns, sizes: Sizes): Sizes {
	const lots = lotsOf(runs.of(unbought(sizes)))
	const bought = lots.filter(({ contractId, count }) => contractId === null && count <= MOST_STATED)
	const ofHall = ({ startMonth }: HallSize, hall: string) =>
		bought.flatMap(({ item, count, phaseId, orderBy }): readonly Purchase[] =>
			orderBy !== null && (phaseId ?? 'hall-1') === hall
				? [
						{
							item,
							quantity: count,
							orderMonth: orderMonth(runs, { startMonth, orderBy }),
							supply: supplyOf(runs, item),
						},
					]
				: [],
		)
	return {
		...sizes,
		halls: sizes.halls.map((hall, index) => ({ ...hall, purchases: ofHall(hall, `hall-${index + 1}`) })),
	}
}

const unbought = (sizes: Sizes): Sizes => ({ ...sizes, halls: sizes.halls.map((hall) => ({ ...hall, purchases: [] })) })

function orderMonth(
	{ answers: { from } }: SizingRuns,
	{ startMonth, orderBy }: { readonly startMonth: string; readonly orderBy: string },
): string {
	const first = addMonths(startMonth, -PERMIT_MONTHS)
	const soonest = orderBy < first ? orderBy : first
	return soonest > from ? soonest : from
}

/** A slot that is reserved is one of the site’s transformers and breakers: they let in every hall. */
const supplyOf = ({ answers: { way } }: SizingRuns, item: string): Purchase['supply'] =>
	way === 'reserved' && SITE_PURCHASES.includes(item) ? 'reserved' : null
