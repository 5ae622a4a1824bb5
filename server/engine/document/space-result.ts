import type { SpaceResult } from '#shared/equipment-result.ts'
import { fullPeak, landNeeded, siteCapacity, siteFloorArea, siteRacks, siteWhiteSpace } from '../equipment/space.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import type { EngineModel } from '../world.ts'

/** Floor, racks, land and power of one site when all its halls are full. Rule I17. */
export function spaceOfSite(frame: Frame<EngineModel>, site: number): SpaceResult {
	const of = (quantity: QuantityNode) => columnOf(frame, quantity).at(site, 0)
	return {
		floorAreaM2: of(siteFloorArea),
		whiteSpaceM2: of(siteWhiteSpace),
		racks: of(siteRacks),
		landHectares: of(landNeeded),
		peakFacilityMW: of(fullPeak),
		siteCapacityMW: of(siteCapacity),
	}
}
