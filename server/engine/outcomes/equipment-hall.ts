import type { CoolingMachines, CoolingParameters } from '#shared/catalogue/types.ts'
import { type ElectricalChain, type RedundancyTopology } from '#shared/catalogue/facility-types.ts'
import { EQUIPMENT_BASIS as BASIS } from './equipment-basis.ts'
import { coolingLoad, type CoolingLoad, type DesignHour } from './equipment-cooling.ts'
import { moduleCount, needed, withGroupSpares } from './equipment-topology.ts'

export type HallDesign = {
	readonly itPeakMW: number
	readonly peakPue: number
	readonly powerFactor: number
	readonly rackKW: number
	readonly topology: RedundancyTopology
	readonly chain: ElectricalChain
	readonly cooling: CoolingParameters
	readonly machines: CoolingMachines
	readonly hour: DesignHour
}

/** Size of one unit by item, in the item's own unit of size. */
export type UnitSizes = Readonly<Record<string, number>>
export type ItemCounts = Readonly<Record<string, number>>

export function rackCount(hall: { readonly itPeakMW: number; readonly rackKW: number }): number {
	return needed(hall.itPeakMW * 1000, hall.rackKW)
}

/** UPS load: IT behind the distribution losses, and continuous cooling. facility §1.6 */
export function upsLoadMW(hall: Pick<HallDesign, 'itPeakMW' | 'chain' | 'topology'>): number {
	const distribution = hall.chain.stages['pduBranch'] ?? hall.chain.stages['busway'] ?? 1
	const critical = hall.itPeakMW / distribution + BASIS.continuousCoolingShare * hall.itPeakMW
	return hall.topology.protectedShare * critical
}

/** Generator load: the facility's peak, less the IT a minimal topology leaves without a generator. */
function generatorLoadMW(hall: Pick<HallDesign, 'itPeakMW' | 'peakPue' | 'topology'>): number {
	return hall.itPeakMW * hall.peakPue - (1 - hall.topology.protectedShare) * hall.itPeakMW
}

/** Electrical units of one hall. Source: facility §1.6–1.7. */
export function electricalUnits(hall: HallDesign, size: UnitSizes): ItemCounts {
	const facilityMVA = (hall.itPeakMW * hall.peakPue) / hall.powerFactor
	const unit = (item: string) => size[item] ?? Infinity
	const ups = moduleCount(hall.topology, { load: upsLoadMW(hall), unit: unit('ups') })
	const transformers = moduleCount(hall.topology, {
		load: facilityMVA,
		unit: unit('mv_lv_transformer') * BASIS.transformerLoading,
	})
	const generator = unit('generator') * BASIS.generatorDerate
	const busway = hall.chain.id !== 'std'
	const feeders = BASIS.feeds * hall.itPeakMW
	return {
		ups,
		battery_cabinet: ups,
		generator: moduleCount(hall.topology, { load: generatorLoadMW(hall), unit: generator }),
		mv_switchgear: needed(transformers, BASIS.transformersPerRing),
		mv_lv_transformer: transformers,
		lv_switchboard: transformers,
		...(busway
			? { busway: needed(feeders, BASIS.buswayRunMW) }
			: { pdu: needed((feeders / hall.powerFactor) * 1000, unit('pdu')) }),
	}
}

/** Mechanical units of one hall; every loop keeps a spare, whatever the electrical class. Source: facility §1.6. */
export function mechanicalUnits(hall: HallDesign, size: UnitSizes): ItemCounts {
	const load = coolingLoad({
		itPeakMW: hall.itPeakMW,
		lossShare: hall.chain.lossShare,
		parameters: hall.cooling,
		hour: hall.hour,
	})
	return { ...heatRejection(hall, load, size), ...roomUnits(hall, load, size) }
}

/** Air-cooled chillers throw out their own heat; beside a liquid loop, or on a tower, the rejection is apart. */
function heatRejection({ machines }: HallDesign, load: CoolingLoad, size: UnitSizes): ItemCounts {
	const { chiller, rejection } = machines
	const chillers = { [chiller]: loopUnits(load.chillerMW, size[chiller]) }
	if (rejection === null) return chillers
	return { ...chillers, [rejection]: loopUnits(load.rejectionMW, size[rejection]) }
}

function roomUnits(hall: HallDesign, load: CoolingLoad, size: UnitSizes): ItemCounts {
	const { liquid, room, roomPer } = hall.machines
	const grouped = (loadMW: number, unitMW: number) => withGroupSpares(needed(loadMW, unitMW), BASIS.coolingGroup)
	return {
		...(liquid === null ? {} : { [liquid]: grouped(load.liquidMW, size[liquid] ?? Infinity) }),
		[room]: roomPer === 'rack' ? rackCount(hall) : grouped(load.airMW, (size[room] ?? Infinity) / 1000),
	}
}

function loopUnits(loadMW: number, unit: number | undefined): number {
	const count = needed(loadMW, unit ?? Infinity)
	return count === 0 ? 0 : count + 1
}

/** Substation transformers of a site: firm with the largest out of service. Source: facility §1.7. */
export function substationTransformers(site: {
	readonly facilityPeakMW: number
	readonly powerFactor: number
	readonly unitMVA: number
}): number {
	return loopUnits((site.facilityPeakMW / site.powerFactor) * (1 + BASIS.substationGrowth), site.unitMVA)
}
