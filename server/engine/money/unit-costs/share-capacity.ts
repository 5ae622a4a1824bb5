import { poolAllocated, poolEnergised, poolTraining } from '../../balance/balance.quantities.ts'
import { averageItPower, itPower } from '../../balance/power.quantities.ts'
import { defineAlgorithm } from '../../kernel/algorithm.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { defineOutput } from '../../kernel/quantity.ts'
import {
	diversityInference,
	diversityMixed,
	diversityTraining,
	itOverheadFactor,
	loadFactorInference,
	loadFactorTraining,
} from '../../layers/chips/chip-inputs.ts'
import { poolAcceleratorPower } from '../../layers/chips/power.quantities.ts'
import { contractedFirm } from '../../layers/energy/firm/worst-day-power.ts'
import { facilityPower, peakPue } from '../../layers/energy/pue.ts'
import { usablePower } from '../../layers/infrastructure/available.ts'
import { siteStaffBill } from '../running/finance-staff.ts'
import type { EngineModel } from '../../world.ts'
import { capacityCost } from './capacity-cost.ts'
import { poolDelivered } from './pool-delivered.ts'
import { type PoolUse, type SiteCapacity, USED_PARTS, usedCosts } from './used-capacity.ts'

const used = (part: string, label: string) =>
	defineOutput({
		id: `finance.used.${part}Usd`,
		symbol: `$_used,${part}`,
		label,
		scope: 'pool',
		per: 'month',
		kind: 'amount',
		unit: 'usd',
		rule: 'mM4',
		source: 'Methodology, money M4.3',
	})

/** Cost of what a pool's accelerators at work use. */
export const usedUsd = {
	chip: used('chip', 'Cost of accelerators at work'),
	hall: used('hall', 'Cost of halls that accelerators at work fill'),
	staff: used('staff', 'Operations staff of halls that accelerators at work fill'),
	power: used('power', 'Cost of power held ready for accelerators at work'),
	energy: used('energy', 'Energy of accelerators at work'),
} as const

/** What a month of a site and of its pools is read from. */
export const CAPACITY_INPUTS = {
	allocated: poolAllocated,
	training: poolTraining,
	energised: poolEnergised,
	held: poolDelivered,
	chips: capacityCost.chips,
	power: poolAcceleratorPower,
	factor: itOverheadFactor,
	mixed: diversityMixed,
	trainingPeak: diversityTraining,
	inferencePeak: diversityInference,
	trainingLoad: loadFactorTraining,
	inferenceLoad: loadFactorInference,
	halls: capacityCost.halls,
	staff: siteStaffBill,
	ready: capacityCost.power,
	energy: capacityCost.energy,
	finished: usablePower,
	firm: contractedFirm,
	itPeak: itPower,
	meter: facilityPower,
	fullPue: peakPue,
	average: averageItPower,
} as const
export type CapacityColumns = Readonly<Record<keyof typeof CAPACITY_INPUTS, Column>>

export function siteCapacity(from: CapacityColumns, site: number, month: number): SiteCapacity {
	const itMW = from.itPeak.at(site, month)
	return {
		hallsUsd: from.halls.at(site, month),
		staffUsd: from.staff.at(site, month),
		powerUsd: from.ready.at(site, month),
		energyUsd: from.energy.at(site, month),
		itMW: from.finished.at(site, month),
		firmMW: from.firm.at(site, month),
		perItMW: itMW > 0 ? from.meter.at(site, month) / itMW : from.fullPue.at(site, 0),
		averageMW: from.average.at(site, month),
	}
}

const KW_PER_MW = 1000

/** Accelerators of a pool at work: as many as are given to training, and to all workloads. */
export function poolUse(
	from: CapacityColumns,
	at: { readonly pool: number; readonly site: number; readonly month: number },
	{ accelerators, training }: { readonly accelerators: number; readonly training: number },
): PoolUse {
	const { pool, site, month } = at
	const held = from.held.at(pool, month)
	const nameplateMW = (from.factor.at(site, 0) * from.power.at(pool, 0)) / KW_PER_MW
	const [trained, served] = [
		from.trainingPeak.at(site, 0) * from.trainingLoad.at(site, 0),
		from.inferencePeak.at(site, 0) * from.inferenceLoad.at(site, 0),
	]
	return {
		accelerators,
		chipUsd: held > 0 ? from.chips.at(pool, month) / held : 0,
		itMW: accelerators * nameplateMW * from.mixed.at(site, 0),
		busyMW: nameplateMW * (training * trained + (accelerators - training) * served),
	}
}

/** Parts what capacity costs between what is at work and what stands idle. */
export const shareCapacity = defineAlgorithm<EngineModel, typeof CAPACITY_INPUTS, typeof usedUsd, null>({
	id: 'finance.shareCapacity',
	label: 'Cost of capacity at work',
	rule: 'mM4',
	method:
		'Accelerators given to workloads take their own cost, halls and staff by their peak at the rack over finished halls, power held ready by their peak at the meter over firm power, and energy by their average power over the site’s. Pools come in the order of their first order; none takes more than is left.',
	inputs: CAPACITY_INPUTS,
	outputs: usedUsd,
	each: 'site',
	run: ({ world, input, output, rows }) => {
		const siteOf = world.link('pool', 'site') ?? new Int32Array()
		for (const site of rows) {
			const pools = Array.from(siteOf.keys()).filter((pool) => siteOf[pool] === site)
			if (pools.length === 0) continue
			for (let month = 0; month < world.months; month++) {
				const uses = pools.map((pool) =>
					poolUse(
						input,
						{ pool, site, month },
						{ accelerators: input.allocated.at(pool, month), training: input.training.at(pool, month) },
					),
				)
				usedCosts(siteCapacity(input, site, month), uses).forEach((costs, index) => {
					const cell = (pools[index] ?? 0) * world.months + month
					for (const part of USED_PARTS) output[part][cell] = costs[part]
				})
			}
		}
		return null
	},
})
