import { BALANCE_STEPS } from './balance/balance-steps.ts'
import { type Step } from './kernel/compile.ts'
import {
	contractFirm,
	contractImport,
	firmPower,
	rampedCapacity,
	serviceStart,
	siteImport,
} from './layers/energy/available.ts'
import { designPue, facilityPower, loadFraction, monthlyPue, peakPue } from './layers/energy/pue.ts'
import { housedPower } from './layers/infrastructure/available.ts'
import { fillHalls } from './layers/infrastructure/fill-halls.ts'
import { MONEY_STEPS } from './outcomes/money-steps.ts'
import { NETWORK_STEPS } from './outcomes/network-result.ts'
import { TRAINING_CHECK_STEPS } from './outcomes/training-checks.ts'
import { WORKFORCE_STEPS } from './outcomes/workforce-steps.ts'

/** Every formula and algorithm of the engine, once. Inputs are found through what reads them. */
export const REGISTRY: readonly Step[] = [
	serviceStart,
	rampedCapacity,
	contractFirm,
	contractImport,
	siteImport,
	firmPower,
	peakPue,
	housedPower,
	...BALANCE_STEPS,
	fillHalls,
	loadFraction,
	designPue,
	monthlyPue,
	facilityPower,
	...MONEY_STEPS,
	...NETWORK_STEPS,
	...TRAINING_CHECK_STEPS,
	...WORKFORCE_STEPS,
]
