import type { Column } from '../kernel/algorithm-node.ts'
import { inputTokens, outputTokens, reasoningMultiplier } from '../layers/applications/application-inputs.ts'
import { activeUnits, meanDemand, peakDemand } from '../layers/applications/demand-formulas.ts'
import * as chips from '../layers/chips/chip-inputs.ts'
import { poolAcceleratorPower } from '../layers/chips/power.quantities.ts'
import {
	contractFirm,
	contractFirmShare,
	contractImport,
	heldByWorks,
	serviceStart,
} from '../layers/energy/available.ts'
import { existingLoad } from '../layers/energy/existing-load.ts'
import { nonFirmPower } from '../layers/energy/firm/flexible.ts'
import { SUPPLY_OF_HOURS } from '../layers/energy/hours/hours-inputs.ts'
import { workloadHours } from '../layers/energy/hours/load-inputs.ts'
import { phaseDesignPue, siteDesignPue } from '../layers/energy/cooling/cooling-inputs.ts'
import { mwhLimit } from '../layers/energy/firm/mwh-limit.ts'
import { gasHeld, siteImport, steadyPower } from '../layers/energy/firm/steady-power.ts'
import { contingencyReserve, contractedFirm, firmWithoutLoss } from '../layers/energy/firm/worst-day-power.ts'
import { contractCapacity, contractExit, contractTerm } from '../layers/energy/contract-inputs.ts'
import { workDue, workGates } from '../layers/energy/gating-works.ts'
import { usableShare } from '../equipment/racks/usable-share.ts'
import { targetStep } from '../equipment/space-inputs.ts'
import { energyPrice } from '../layers/energy/purchase/purchase-price-inputs.ts'
import { leastLoadShare, PART_LOAD_INPUTS, peakPue } from '../layers/energy/pue.ts'
import { hallRefitting } from '../equipment/racks/refit.quantities.ts'
import { housedPower, openCapacity, outage } from '../layers/infrastructure/available.ts'
import { blockFillShare } from '../layers/infrastructure/infrastructure.quantities.ts'
import { siteLeasesAsked } from '../layers/infrastructure/lease-inputs.ts'
import { hallLeased, leasedPower } from '../layers/infrastructure/let-halls.ts'
import { phaseItMW } from '../layers/infrastructure/inputs.ts'
import { hourlyRent, rentOccupancy, rentRamp } from './pools/rent-inputs.ts'
import { trainingWork } from '../layers/models/training-formulas.ts'
import * as models from '../layers/models/workload-inputs.ts'
import {
	orderAccelerators,
	orderDeliveryMonths,
	orderFirstDelivery,
	orderReady,
	orderSlip,
} from '../schedule/supply/order-inputs.ts'
import { finishIfOrdered } from '../equipment/lot-dates.ts'
import { hallPlannedFinish, orderAvailable, orderDelivered, orderInstalled } from '../schedule/schedule.quantities.ts'

/** Quantities that sizing replicas reads. */
export const SIZING_INPUTS = {
	peakDemand,
	meanDemand,
	activeUnits,
	activeHours: workloadHours,
	inputTokens,
	outputTokens,
	reasoningMultiplier,
	targetUtilisation: models.targetUtilisation,
	trainingWork,
	trainingTokens: models.trainingTokens,
	trainingGoodput: models.trainingGoodput,
	efficiencyDenseLarge: models.efficiencyDenseLarge,
	efficiencyDenseSmall: models.efficiencyDenseSmall,
	efficiencyMoe: models.efficiencyMoe,
	demandElasticity: models.demandElasticity,
	acceleratorPower: poolAcceleratorPower,
	nodeOverTdp: chips.nodeOverTdp,
	powerCapExponent: chips.powerCapExponent,
	maturityYear0: chips.maturityYear0,
	maturityYear1: chips.maturityYear1,
	maturityYear2: chips.maturityYear2,
	spareShare: chips.spareShare,
	availability: chips.acceleratorAvailability,
} as const

/** Quantities that the balance reads. */
export const BALANCE_INPUTS = {
	...SIZING_INPUTS,
	contractedFirm,
	firmWithoutLoss,
	steadyPower,
	gasHeld,
	mwhLimit,
	nonFirmPower,
	existingLoad,
	...SUPPLY_OF_HOURS,
	phaseDesignPue,
	siteDesignPue,
	leastLoadShare,
	peakPue,
	partLoadFixed: PART_LOAD_INPUTS.a,
	partLoadProportional: PART_LOAD_INPUTS.b,
	partLoadSquare: PART_LOAD_INPUTS.c,
	blockFillShare,
	hallCapacity: openCapacity,
	housedPower,
	outage,
	hallRefitting,
	siteLeasesAsked,
	leasedPower,
	hallLeased,
	usableShare,
	targetStep,
	contractFirm,
	contractImport,
	heldByWorks,
	workDue,
	workGates,
	siteImport,
	contingencyReserve,
	serviceStart,
	contractCapacity,
	energyPrice,
	contractFirmShare,
	contractTerm,
	contractExit,
	phaseItMW,
	hallPlannedFinish,
	hallReady: finishIfOrdered,
	orderAccelerators,
	orderFirstDelivery,
	orderReady,
	orderSlip,
	orderDelivered,
	orderInstalled,
	orderAvailable,
	orderDeliveryMonths,
	...{ hourlyRent, rentOccupancy, rentRamp },
	rttBase: models.rttBase,
	rttPerKm: models.rttPerKm,
	itOverheadFactor: chips.itOverheadFactor,
	diversityTraining: chips.diversityTraining,
	diversityInference: chips.diversityInference,
	diversityMixed: chips.diversityMixed,
	loadFactorTraining: chips.loadFactorTraining,
	loadFactorInference: chips.loadFactorInference,
	loadFactorRented: chips.loadFactorRented,
	idlePowerShare: chips.idlePowerShare,
} as const

export type SizingColumns = Readonly<Record<keyof typeof SIZING_INPUTS, Column>>
export type BalanceColumns = Readonly<Record<keyof typeof BALANCE_INPUTS, Column>>
