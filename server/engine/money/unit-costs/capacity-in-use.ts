import { KW_PER_MW } from '#shared/units/conversions.ts'
import { diversity, leasedFed, poolAllocated, poolEnergised, poolTraining } from '../../balance/balance.quantities.ts'
import { averageItPower, itPower, leasedAverage, tenantNameplate } from '../../balance/power.quantities.ts'
import { poolLet } from '../../balance/pools/rented.quantities.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import {
	diversityInference,
	diversityMixed,
	diversityTraining,
	itOverheadFactor,
	loadFactorInference,
	loadFactorRented,
	loadFactorTraining,
	ofTenant,
} from '../../layers/chips/chip-inputs.ts'
import { poolAcceleratorPower } from '../../layers/chips/power.quantities.ts'
import { contractedFirm } from '../../layers/energy/firm/worst-day-power.ts'
import { facilityPower, peakPue } from '../../layers/energy/pue.ts'
import { usablePower } from '../../layers/infrastructure/available.ts'
import { siteStaffBill } from '../running/finance-staff.ts'
import { capacityCost } from './capacity-cost.ts'
import { poolDelivered } from './pool-delivered.ts'
import type { PoolUse, SiteCapacity } from './used-capacity.ts'

/** What a month of a site and of its pools is read from. */
export const CAPACITY_INPUTS = {
	allocated: poolAllocated,
	training: poolTraining,
	let: poolLet,
	tenant: ofTenant,
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
	rentedLoad: loadFactorRented,
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
	leased: leasedFed,
	leasedAverage,
	diversity,
	tenantsNameplate: tenantNameplate,
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

/** Accelerators of a pool at work: as many as are given to training, are let by the hour, and both of these with all other workloads. */
export function poolUse(
	from: CapacityColumns,
	at: { readonly pool: number; readonly site: number; readonly month: number },
	{ accelerators, training, rented }: Record<'accelerators' | 'training' | 'rented', number>,
): PoolUse {
	const { pool, site, month } = at
	const held = from.held.at(pool, month)
	const nameplateMW = (from.factor.at(site, 0) * from.power.at(pool, 0)) / KW_PER_MW
	const [trained, served] = [
		from.trainingPeak.at(site, 0) * from.trainingLoad.at(site, 0),
		from.inferencePeak.at(site, 0) * from.inferenceLoad.at(site, 0),
	]
	const hired = from.mixed.at(site, 0) * from.rentedLoad.at(site, 0)
	return {
		accelerators,
		chipUsd: held > 0 ? from.chips.at(pool, month) / held : 0,
		itMW: accelerators * nameplateMW * from.mixed.at(site, 0),
		busyMW: nameplateMW * (training * trained + (accelerators - training - rented) * served + rented * hired),
	}
}

/** Accelerators of a pool that workloads of the plan are given or that are let by the hour; of tenants’ none. */
export function atWork(from: CapacityColumns, pool: number, month: number) {
	const rented = from.tenant.at(pool, 0) > 0 ? 0 : from.let.at(pool, month)
	return {
		accelerators: from.allocated.at(pool, month) + rented,
		training: from.training.at(pool, month),
		rented,
	}
}

type LeaseUseParams = { readonly site: number; readonly month: number }

/** Leased megawatts, with tenants’ accelerators in them or beyond: they bring their own. */
export function leaseUse(from: CapacityColumns, { site, month }: LeaseUseParams, pools: readonly number[]): PoolUse {
	const hired = from.mixed.at(site, 0) * from.rentedLoad.at(site, 0)
	let nameplate = 0
	for (const pool of pools) nameplate += from.tenantsNameplate.at(pool, month)
	return {
		accelerators: 0,
		chipUsd: 0,
		itMW: Math.max(from.leased.at(site, month), from.diversity.at(site, month) * nameplate),
		busyMW: from.leasedAverage.at(site, month) + nameplate * hired,
	}
}
