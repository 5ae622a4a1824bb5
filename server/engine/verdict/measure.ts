import { levelWork } from '../schedule/crews/crew-schedule.ts'
import { indexAt } from '../cells.ts'
import { dateLots } from '../equipment/date-lots.ts'
import { fitRacks } from '../equipment/racks/fit-racks.ts'
import { unitKW } from '../equipment/racks/rack-fit.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import { nameplateMW } from '../layers/chips/it-power.ts'
import { rowsAt } from '../places/rows-of-site.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { balancePlan } from '../balance/balance-algorithms.ts'
import * as made from './measure.quantities.ts'
import { MEASURE_INPUTS } from './measure-inputs.ts'
import { plantOf, type MeasureColumns } from './site-plant.ts'
import { type MeasuredSite, measureSite, missable } from './measured-site.ts'
import type { SitePlant } from './plant.ts'
import { targetOf } from './target.ts'

const OUTPUTS = {
	asked: made.targetAsked,
	fed: made.fedCapacity,
	housed: made.housedCapacity,
	let: made.letCapacity,
	filled: made.filledCapacity,
	filledAlone: made.filledAlone,
	delivered: made.delivered,
	late: made.lateMW,
	peak: made.coincidentPeak,
	tolerance: made.tolerance,
} as const
type MeasureOutputs = Readonly<Record<keyof typeof OUTPUTS, Float64Array>>

/** Capacity of each site against what is asked of it, month by month. */
export const measureSites = defineAlgorithm<
	EngineModel,
	typeof MEASURE_INPUTS,
	typeof OUTPUTS,
	readonly MeasuredSite[]
>({
	id: 'verdict.measure',
	label: 'Delivered capacity against the target',
	rule: 'vV2',
	method:
		'D = min(E, H, C): what firm power supports, halls with the lowest PUE first and leased MW in full, the rest at the coincident peak k; finished halls if unordered items are ordered now, less refits and outages; what leases and accelerators fill, N ÷ φ of the halls that take their racks. The target is the latest step due, else the same by the months as entered. Below it by more than τ, the whole gap is late.',
	after: [fitRacks, dateLots, levelWork, balancePlan],
	inputs: MEASURE_INPUTS,
	outputs: OUTPUTS,
	run: ({ world, input, output, noteOf }) => {
		const racks = noteOf(fitRacks)
		const { waitsFor: waits } = noteOf(dateLots)
		return world.model.plan.sites.map((_, site) => {
			const plant = plantOf(world, { site, racks, waits, input })
			return measured(world, { site, plant, input, output })
		})
	},
	reads: (_, { output }) => READS[output],
})

const READS: Readonly<Record<keyof typeof OUTPUTS, readonly (keyof typeof MEASURE_INPUTS)[] | null>> = {
	...{ asked: null, delivered: null, late: null, filled: null, filledAlone: null },
	fed: [
		'available',
		'peakPue',
		'hallPue',
		'hallMW',
		'ifOrdered',
		'plannedFinish',
		'leased',
		'diversity',
		'mixed',
		'asked',
	],
	housed: ['hallMW', 'ifOrdered', 'outage', 'refitting'],
	let: ['leased', 'hallMW', 'ifOrdered', 'outage', 'refitting'],
	peak: ['diversity', 'mixed', 'asked'],
	tolerance: ['power', 'factor'],
}

type MeasureOfSite = {
	readonly site: number
	readonly plant: SitePlant
	readonly input: MeasureColumns
	readonly output: MeasureOutputs
}

function measured(world: EngineWorld, { site, plant, input, output }: MeasureOfSite): MeasuredSite {
	const { months } = world
	const row = (values: Float64Array) => values.subarray(site * months, (site + 1) * months)
	const { asked, fed, housed, filled, filledAlone, delivered, late } = output
	const found = measureSite(
		{ plant, rackMW: largestRack(world, input, site), target: targetOf(world.model, site) },
		{
			...{ asked: row(asked), fed: row(fed), housed: row(housed), let: row(output.let) },
			...{ filled: row(filled), filledAlone: row(filledAlone), delivered: row(delivered), late: row(late) },
			nameplate: new Float64Array(months),
		},
	)
	output.peak[site] = plant.peak
	output.tolerance[site] = missable(found, found.fullMW)
	return found
}

/** MW of nameplate; 0 where none is ordered. */
function largestRack(world: EngineWorld, input: MeasureColumns, site: number): number {
	const { model } = world
	let most = 0
	for (const order of rowsAt(world, 'order', site)) {
		const pool = indexAt(model.poolOfOrder, order)
		const chip = model.pools[pool]?.chip
		if (!chip) continue
		const kW = input.power.at(pool, 0)
		const powerKW = Math.max(unitKW(chip, kW), kW * (chip.acceleratorsPerRack ?? 1))
		const itOverheadFactor = input.factor.at(site, 0)
		most = Math.max(most, nameplateMW({ accelerators: 1, powerKW, itOverheadFactor }))
	}
	return most
}
