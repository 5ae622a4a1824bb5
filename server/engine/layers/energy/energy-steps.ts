import type { Step } from '../../kernel/compile.ts'
import { batteryEventPower, siteBatteryPower, usableEnergy } from './battery.ts'
import {
	curtailedEnergy,
	eventBridged,
	eventGap,
	eventHoursHeld,
	eventLeft,
	eventPaused,
	eventsPerYear,
	firmInEvent,
	flexibleLoad,
	nonFirmRamped,
} from './curtailment.ts'
import { deliveryProbability, lateProbability, lateStart } from './delay.ts'
import { contractFuel, siteFuel } from './fuel.ts'
import { escalatorCost, exitFee, ratchet, ratchetCost } from './not-billed.ts'

/** What a reader sees beside firm power and the bill: fuel, batteries, curtailments, delay, unbilled terms. */
export const ENERGY_STEPS: readonly Step[] = [
	contractFuel,
	siteFuel,
	usableEnergy,
	batteryEventPower,
	siteBatteryPower,
	curtailedEnergy,
	nonFirmRamped,
	firmInEvent,
	eventGap,
	eventBridged,
	flexibleLoad,
	eventPaused,
	eventLeft,
	eventHoursHeld,
	eventsPerYear,
	deliveryProbability,
	lateProbability,
	lateStart,
	ratchet,
	ratchetCost,
	escalatorCost,
	exitFee,
]
