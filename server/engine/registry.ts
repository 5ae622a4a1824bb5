import { BALANCE_STEPS } from './balance/balance-steps.ts'
import { EQUIPMENT_STEPS } from './equipment/equipment-steps.ts'
import { type Step } from './kernel/compile.ts'
import {
	contractFirm,
	contractFirmShare,
	contractImport,
	firmPower,
	rampedCapacity,
	serviceStart,
	siteImport,
} from './layers/energy/available.ts'
import { ENERGY_STEPS } from './layers/energy/energy-steps.ts'
import { designPue, facilityPower, loadFraction, monthlyPue, peakPue } from './layers/energy/pue.ts'
import { housedPower } from './layers/infrastructure/available.ts'
import { fillHalls } from './layers/infrastructure/fill-halls.ts'
import { SHORTFALL_STEPS } from './shortfall/shortfall-steps.ts'
import { DEVICE_STEPS } from './document/device-demand.ts'
import { BUILDOUT_STEPS } from './balance/buildout/buildout-formulas.ts'
import { MONEY_STEPS } from './money/money-steps.ts'
import { siteIdleCapital } from './money/stranded.ts'
import { TRAINING_CHECK_STEPS } from './document/training-checks.ts'
import { WORKFORCE_STEPS } from './people/workforce-steps.ts'

/** Every formula and algorithm of the engine, once. Inputs are found through what reads them. */
export const REGISTRY: readonly Step[] = [
	serviceStart,
	rampedCapacity,
	contractFirmShare,
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
	...ENERGY_STEPS,
	...MONEY_STEPS,
	...EQUIPMENT_STEPS,
	siteIdleCapital,
	...BUILDOUT_STEPS,
	...SHORTFALL_STEPS,
	...DEVICE_STEPS,
	...TRAINING_CHECK_STEPS,
	...WORKFORCE_STEPS,
]
