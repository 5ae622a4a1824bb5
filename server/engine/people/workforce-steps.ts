import type { Step } from '../kernel/compile.ts'
import { levelWork, placeWork } from '../schedule/crews/crew-schedule.ts'
import { orderFirstDelivery } from '../schedule/supply/order-inputs.ts'
import { hoursPerHead } from '../schedule/site-inputs.ts'
import { hourlyCost, overtimePay } from './workforce-pay-inputs.ts'
import { availableHeads, requiredHeads, shortfallHeads, workedHeads } from './workforce-heads.ts'
import { loseMonths } from './workforce-gating.ts'
import { sumPlan } from '../document/plan-totals.ts'
import { siteLabourUsd, sitePerDiemUsd } from './workforce-pay.ts'
import {
	constructionHeadcount,
	operationsHeadcount,
	siteUnlevelledHeads,
	sumUpWork,
	unlevelledHeadcount,
} from './workforce-plan.ts'
import { staffSites } from './workforce-staff.ts'
import { sumTradeHours, tradeHeads } from './workforce-trades.ts'

/** Formulas and algorithms of schedule and people, once each. */
export const WORKFORCE_STEPS: readonly Step[] = [
	hoursPerHead,
	orderFirstDelivery,
	placeWork,
	levelWork,
	overtimePay,
	hourlyCost,
	...Object.values(siteLabourUsd),
	sitePerDiemUsd,
	staffSites,
	requiredHeads,
	availableHeads,
	workedHeads,
	shortfallHeads,
	siteUnlevelledHeads,
	unlevelledHeadcount,
	operationsHeadcount,
	constructionHeadcount,
	sumUpWork,
	...Object.values(tradeHeads),
	sumTradeHours,
	loseMonths,
	sumPlan,
]
