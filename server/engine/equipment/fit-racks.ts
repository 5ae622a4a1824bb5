import { indexAt, item } from '../cells.ts'
import { assumed } from '../inputs/assumed.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import { defineOutput } from '../kernel/quantity.ts'
import { poolAcceleratorPower } from '../layers/chips/power.quantities.ts'
import { coolingOfPhase } from '../places/places.ts'
import { sameData } from '../rerun/same-data.ts'
import type { EngineModel } from '../world.ts'
import { coolsRacks, type HallCooling, hallRackKW, unitKW } from './rack-fit.ts'

const shared = {
	per: 'horizon',
	kind: 'rate',
	unit: 'ratio',
	rule: 'pR5',
	source: 'People, places and fleets, R5',
} as const

export const rackTolerance = assumed('rackTolerance', {
	id: 'infrastructure.rackTolerance',
	symbol: 'k_rack',
	scope: 'phase',
	rule: 'pR5',
})

export const hallUsable = defineOutput({
	...shared,
	scope: 'phase',
	across: 'lowest',
	id: 'infrastructure.hallUsable',
	symbol: 'b_cool',
	label: 'Whether a hall cools a chip that is ordered at its site: 1, else 0',
})

/** A hall that cools none of the racks ordered, and the chip that comes nearest. */
type TooHot = { readonly chip: string; readonly unitKW: number; readonly hallKW: number }

const RACK_INPUTS = { power: poolAcceleratorPower, tolerance: rackTolerance } as const
type RackColumns = Readonly<Record<keyof typeof RACK_INPUTS, Column>>

function coolingOf(model: EngineModel, columns: RackColumns, hall: number): HallCooling {
	return {
		cooling: coolingOfPhase(model, hall),
		rackDensityKW: model.plan.buildPhases[hall]?.rackDensityKW ?? null,
		tolerance: columns.tolerance.at(hall, 0),
	}
}

/**
 * Where halls of its site cannot cool an order's racks: the places among them of those that can; null where all do. Rule pR5.
 */
function hallsThatCool(model: EngineModel, columns: RackColumns, order: number): readonly number[] | null {
	const { siteId } = item(model.plan.chipOrders, order)
	const pool = indexAt(model.poolOfOrder, order)
	const { chip } = item(model.pools, pool)
	const kW = columns.power.at(pool, 0)
	const found: number[] = []
	let atSite = 0
	for (const [hall, phase] of model.plan.buildPhases.entries()) {
		if (phase.siteId !== siteId) continue
		if (coolsRacks(coolingOf(model, columns, hall), chip, kW)) found.push(atSite)
		atSite += 1
	}
	return found.length === atSite ? null : found
}

/** Why a hall cools nothing that is ordered at its site; null where it cools some of it, or nothing is ordered. Rule pR5. */
function tooHotFor(model: EngineModel, columns: RackColumns, hall: number): TooHot | null {
	const cooling = coolingOf(model, columns, hall)
	const { siteId } = item(model.plan.buildPhases, hall)
	let nearest: Pick<TooHot, 'chip' | 'unitKW'> | null = null
	for (const [order, { siteId: at }] of model.plan.chipOrders.entries()) {
		const rack = at === siteId ? rackOf(model, columns, order) : null
		if (rack === null) continue
		if (coolsRacks(cooling, rack.chip, rack.kW)) return null
		const drawnKW = unitKW(rack.chip, rack.kW)
		if (nearest === null || drawnKW < nearest.unitKW) nearest = { chip: rack.chip.name, unitKW: drawnKW }
	}
	return nearest && { ...nearest, hallKW: hallRackKW(cooling) }
}

/** What an order's racks hold, and what an accelerator of them draws; null where it orders none. */
function rackOf(model: EngineModel, columns: RackColumns, order: number) {
	const pool = indexAt(model.poolOfOrder, order)
	const chip = model.pools[pool]?.chip
	if (!chip || model.plan.chipOrders[order]?.accelerators === 0) return null
	return { chip, kW: columns.power.at(pool, 0) }
}

/** Which halls cool which orders. */
export type RacksFit = {
	/** by hall, what is too hot for it; null: it cools some of what is ordered at its site, or nothing is ordered */
	readonly tooHot: readonly (TooHot | null)[]
	/** by order, the places among its site's halls of those that cool it; null: all do */
	readonly halls: readonly (readonly number[] | null)[]
}

/** Halls that cool nothing of what is ordered at their site house nothing. */
export const fitRacks = defineAlgorithm<
	EngineModel,
	typeof RACK_INPUTS,
	{ readonly usable: typeof hallUsable },
	RacksFit
>({
	id: 'infrastructure.fitRacks',
	label: 'Racks that halls can cool',
	rule: 'pR5',
	method:
		'A hall is usable for a chip whose rack (where its fast links fill one, else its server) draws no more than the tolerance times what a rack of the hall may draw, and where a chip that is liquid-cooled finds liquid. A hall counts where it is usable for at least one chip ordered at its site, or none is ordered.',
	inputs: RACK_INPUTS,
	outputs: { usable: hallUsable },
	run: ({ world: { model }, input, output, earlier }) => {
		const tooHot: (TooHot | null)[] = []
		for (const hall of model.plan.buildPhases.keys()) {
			const hot = tooHotFor(model, input, hall)
			output.usable[hall] = hot === null ? 1 : 0
			tooHot.push(hot)
		}
		const halls: (readonly number[] | null)[] = []
		for (const order of model.plan.chipOrders.keys()) halls.push(hallsThatCool(model, input, order))
		const fit = { tooHot, halls }
		return earlier && sameData(fit, earlier.note) ? earlier.note : fit
	},
	decided: ({ tooHot }, { index }) => {
		const hot = tooHot[index]
		if (!hot) return null
		return { code: 'too_hot_for_hall', facts: hot }
	},
})
