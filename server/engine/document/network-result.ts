import type { NetworkResult } from '#shared/equipment-result.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import type { EngineModel } from '../world.ts'
import {
	coreSwitches,
	leafSwitches,
	networkCables,
	networkOptics,
	spineSwitches,
	storage,
	storageRead,
} from '../equipment/network.ts'

/** Network and storage of one site with all it has ordered. `site` is its place in the plan. Rules I13, I14. */
export function networkOfSite(frame: Frame<EngineModel>, site: number): NetworkResult {
	const of = (quantity: QuantityNode) => columnOf(frame, quantity).at(site, 0)
	return {
		leafSwitches: of(leafSwitches),
		spineSwitches: of(spineSwitches),
		coreSwitches: of(coreSwitches),
		cables: of(networkCables),
		optics: of(networkOptics),
		storagePB: of(storage),
		readGBps: of(storageRead),
	}
}
