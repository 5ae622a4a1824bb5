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
import { fillHalls } from './layers/infrastructure/fill-halls.ts'
import { housedPower } from './layers/infrastructure/available.ts'
import { levelWork, placeWork } from './schedule/crew-schedule.ts'
import { overtimePay, hourlyCost } from './outcomes/workforce-pay-inputs.ts'
import { payLabour } from './outcomes/workforce-pay.ts'
import {
	constructionHeadcount,
	labourUsd,
	operationsHeadcount,
	siteUnlevelledHeads,
	sumUpWork,
	unlevelledHeadcount,
} from './outcomes/workforce-plan.ts'
import { staffSites } from './outcomes/workforce-staff.ts'
import { orderFirstDelivery } from './schedule/order-inputs.ts'
import { hoursPerHead } from './schedule/site-inputs.ts'

/** Every formula and algorithm of the engine, once. Inputs are found through what reads them. */
export const REGISTRY: readonly Step[] = [
	hoursPerHead,
	orderFirstDelivery,
	placeWork,
	levelWork,
	serviceStart,
	rampedCapacity,
	contractFirm,
	contractImport,
	siteImport,
	firmPower,
	peakPue,
	housedPower,
	fillHalls,
	loadFraction,
	designPue,
	monthlyPue,
	facilityPower,
	overtimePay,
	hourlyCost,
	payLabour,
	staffSites,
	siteUnlevelledHeads,
	unlevelledHeadcount,
	operationsHeadcount,
	constructionHeadcount,
	labourUsd,
	sumUpWork,
]
