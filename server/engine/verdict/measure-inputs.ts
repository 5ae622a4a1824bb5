import { demandedNameplate, diversity } from '../balance/balance.quantities.ts'
import { diversityMixed, itOverheadFactor, ofTenant } from '../layers/chips/chip-inputs.ts'
import { poolAcceleratorPower } from '../layers/chips/power.quantities.ts'
import { hallRefitting } from '../equipment/racks/refit.quantities.ts'
import { finishIfOrdered } from '../equipment/lot-dates.ts'
import { phasePeakPue } from '../layers/energy/cooling/cooling-inputs.ts'
import { availablePower } from '../layers/energy/firm/available-power.ts'
import { peakPue } from '../layers/energy/pue.ts'
import { phaseItMW } from '../layers/infrastructure/inputs.ts'
import { leaseAsked } from '../layers/infrastructure/lease-inputs.ts'
import { plannedOutage } from '../layers/infrastructure/outages.ts'
import { hallFinish, hallPlannedFinish, orderAvailable } from '../schedule/schedule.quantities.ts'
import { orderFirstDelivery } from '../schedule/supply/order-inputs.ts'
import { orderAsEntered } from './as-entered/orders-as-entered.ts'
import { availableAsEntered } from './as-entered/power-as-entered.ts'
import { hallFill } from './verdict-inputs.ts'

/** What capacity is measured from. */
export const MEASURE_INPUTS = {
	available: availablePower,
	entered: availableAsEntered,
	peakPue,
	hallPue: phasePeakPue,
	hallMW: phaseItMW,
	finish: hallFinish,
	ifOrdered: finishIfOrdered,
	plannedFinish: hallPlannedFinish,
	outage: plannedOutage,
	refitting: hallRefitting,
	leased: leaseAsked,
	power: poolAcceleratorPower,
	factor: itOverheadFactor,
	tenant: ofTenant,
	chips: orderAvailable,
	chipsEntered: orderAsEntered,
	firstDelivery: orderFirstDelivery,
	diversity,
	mixed: diversityMixed,
	asked: demandedNameplate,
	fill: hallFill,
} as const
