import type { HallResult } from '#shared/equipment-result.ts'
import { liquidHeat, roomHeat, chillerHeat, rejectedHeat, freeCooling } from '../equipment/hall-heat.ts'
import {
	chainEfficiency,
	chainLoss,
	criticalLoad,
	generatorLoad,
	hallRacks,
	rackHeadroom,
} from '../equipment/hall-loads.ts'
import { rackDensity } from '../equipment/hall-inputs.ts'
import type { QuantityNode } from '../kernel/quantity.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import type { EngineModel } from '../world.ts'

/** Racks, electrical chain and heat of every hall when it is full, keyed by phase id. Rules I10, I11, I15, I18. */
export function hallResult(frame: Frame<EngineModel>): Readonly<Record<string, HallResult>> {
	return Object.fromEntries(
		frame.world.model.plan.buildPhases.map(({ id }, index) => {
			const of = (quantity: QuantityNode) => columnOf(frame, quantity).at(index, 0)
			return [
				id,
				{
					racks: of(hallRacks),
					rackKW: of(rackDensity),
					rackHeadroomKW: of(rackHeadroom),
					chainEfficiency: of(chainEfficiency),
					chainLossMW: of(chainLoss),
					upsLoadMW: of(criticalLoad),
					generatorLoadMW: of(generatorLoad),
					liquidHeatMW: of(liquidHeat),
					roomHeatMW: of(roomHeat),
					chillerHeatMW: of(chillerHeat),
					rejectedHeatMW: of(rejectedHeat),
					freeCoolingShare: of(freeCooling),
				},
			]
		}),
	)
}
