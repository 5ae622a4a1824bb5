import type { RacksFit } from '../equipment/racks/fit-racks.ts'
import { item } from '../cells.ts'
import type { EngineModel } from '../world.ts'

type RackSharesAsk = {
	readonly racks: RacksFit
	readonly order: number
	/** of its site, in list order */
	readonly halls: readonly number[]
}

/**
 * Share of each hall of its site that an order's racks may use; null: all of any. Of halls that it does not name nothing.
 * Rule vV2.
 */
export function rackShares({ plan }: EngineModel, { racks, order, halls }: RackSharesAsk): readonly number[] | null {
	const { phaseId } = item(plan.chipOrders, order)
	const { shares } = item(racks.orders, order)
	if (phaseId === null && shares === null) return null
	return halls.map((hall, place) => {
		const isNamed = phaseId === null || item(plan.buildPhases, hall).id === phaseId
		return isNamed ? (shares?.[place] ?? 1) : 0
	})
}
