import { indexAt } from '../../cells.ts'
import { acceleratorPower } from '../../layers/chips/accelerator-power.ts'
import { coolingOfPhase } from '../../places/places.ts'
import type { EngineModel } from '../../world.ts'
import { findsItsLoop, unitKW } from './rack-fit.ts'

/** The densest rack among a hall’s own orders. */
type AskedRack = { readonly kW: number; readonly order: string; readonly chip: string }

/** kW a rack that a hall is built for: stated, else the larger of what is usual for its cooling and what its own orders ask. Rule lP8. */
export function rackDensityOf(model: EngineModel, hall: number): number {
	const stated = model.plan.buildPhases[hall]?.rackDensityKW ?? null
	return stated ?? askedRack(model, hall)?.kW ?? coolingOfPhase(model, hall).rackKW
}

/** Where a hall’s own orders ask for more than is usual for its cooling: the most of them, as far as air carries it. Rule lP8. */
export function askedRack(model: EngineModel, hall: number): AskedRack | null {
	const cooling = coolingOfPhase(model, hall)
	const mostKW = cooling.liquid ? Infinity : cooling.maxRackKW
	let most: AskedRack | null = null
	for (const index of ownOrders(model, hall)) {
		const rack = rackOf(model, index)
		if (rack === null || !findsItsLoop(cooling, rack.chip)) continue
		const kW = Math.min(mostKW, rack.kW)
		if (kW <= (most?.kW ?? cooling.rackKW)) continue
		most = { kW, order: rack.order, chip: rack.chip.name }
	}
	return most
}

/**
 * Orders that a hall is built for: those that name it; where none does, those of its site that name no hall. What comes in place of
 * others, by a refresh or stated, finds the hall as it was built.
 */
function ownOrders({ plan, statedOrder }: EngineModel, hall: number): readonly number[] {
	const phase = plan.buildPhases[hall]
	if (!phase) throw new Error(`There is no buildPhases[${String(hall)}].`)
	const builtFor = (name: string | null) =>
		plan.chipOrders.flatMap(({ siteId, phaseId, accelerators, replaces }, index) => {
			const isOf = siteId === phase.siteId && phaseId === name
			return isOf && accelerators > 0 && replaces === null && indexAt(statedOrder, index) === index ? [index] : []
		})
	const named = builtFor(phase.id)
	return named.length > 0 ? named : builtFor(null)
}

function rackOf(model: EngineModel, index: number) {
	const order = model.plan.chipOrders[index]
	const pool = model.pools[indexAt(model.poolOfOrder, index)]
	if (!order || !pool) return null
	const { chip, powerCapW } = pool
	const drawn = acceleratorPower({ chip, powerCapW, tdpToNameplate: model.catalogue.energyDefaults.nodeOverTdp })
	return drawn && { chip, order: order.name ?? order.id, kW: unitKW(chip, drawn.powerKW) }
}
