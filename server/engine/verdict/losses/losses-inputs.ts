import * as made from '../../balance/balance.quantities.ts'
import { poolLet } from '../../balance/pools/rented.quantities.ts'
import { contractFirm, rampedCapacity } from '../../layers/energy/available.ts'
import { availablePower } from '../../layers/energy/firm/available-power.ts'
import { hourRevenue } from '../../money/revenue/hour-revenue.ts'
import { inputRevenue, outputRevenue, servedTokens } from '../../money/revenue/token-revenue.ts'
import { revenue } from '../../money/revenue/revenue.ts'
import { capacityCost } from '../../money/unit-costs/capacity-cost.ts'
import { hourPrices } from '../../money/unit-costs/price-hours.ts'
import { tokenPrices } from '../../money/unit-costs/price-tokens.ts'
import { poolDelivered } from '../../money/unit-costs/pool-delivered.ts'
import { recovery } from '../../money/unit-costs/recovery.ts'
import { orderSold } from '../../balance/pools/rented.quantities.ts'
import { contractSlip, orderAvailable } from '../../schedule/schedule.quantities.ts'
import { startAsEntered } from '../as-entered/power-as-entered.ts'
import * as measured from '../measure.quantities.ts'
import { chargeOfMonth, marginOfMonth, valueOfMonth } from '../value/value-of-month.ts'
import { idleReserve } from '../verdict-inputs.ts'

/** What losses are found from. */
export const LOSS_INPUTS = {
	asked: measured.targetAsked,
	delivered: measured.delivered,
	late: measured.lateMW,
	fed: measured.fedCapacity,
	housed: measured.housedCapacity,
	filled: measured.filledCapacity,
	filledAlone: measured.filledAlone,
	let: measured.letCapacity,
	peak: measured.coincidentPeak,
	tolerance: measured.tolerance,
	value: valueOfMonth,
	margin: marginOfMonth,
	charge: chargeOfMonth,
	reserve: idleReserve,
	available: availablePower,
	firm: contractFirm,
	ramped: rampedCapacity,
	slip: contractSlip,
	entered: startAsEntered,
	required: made.demandedNameplate,
	unserved: made.unservedNameplate,
	leased: made.leasedFed,
	served: made.siteWorkShare,
	inService: orderAvailable,
	energised: made.orderEnergised,
	recovery: recovery.chip,
	poolEnergised: made.poolEnergised,
	allocated: made.poolAllocated,
	rentedOut: poolLet,
	held: poolDelivered,
	chipsUsd: capacityCost.chips,
	hallsUsd: capacityCost.halls,
	powerUsd: capacityCost.power,
	tokens: servedTokens,
	outputUsd: outputRevenue,
	inputUsd: inputRevenue,
	tokenUsd: tokenPrices.workload,
	rented: orderSold,
	hoursUsd: hourRevenue,
	hourUsd: hourPrices.all,
	revenue,
} as const
