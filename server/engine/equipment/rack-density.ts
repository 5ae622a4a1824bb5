import { coolingOfPhase } from '../places/places.ts'
import type { EngineModel } from '../world.ts'

/** Rack density of a hall: stated, else what its cooling's row says; contract §2. */
export function rackDensityOf(model: EngineModel, index: number): number {
	return model.plan.buildPhases[index]?.rackDensityKW ?? coolingOfPhase(model, index).rackKW
}
