import { getCooling } from '#shared/catalogue/catalogue.ts'
import { coolingOfPhase } from '../places.ts'
import type { EngineModel } from '../world.ts'

/** kW a rack, where a hall states none. Contract §2. */
const LIQUID_KW = 132
const AIR_KW = 20

/** Rack density of a hall: stated, else by its cooling. */
export function rackDensityOf(model: EngineModel, index: number): number {
	const stated = model.plan.buildPhases[index]?.rackDensityKW ?? null
	if (stated !== null) return stated
	return getCooling(model.catalogue, coolingOfPhase(model, index)).liquid ? LIQUID_KW : AIR_KW
}
