import type { ContractResult } from '#shared/result/energy-result.ts'
import { MISSING } from '#shared/formats/figures.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { FigureSource } from './figure.ts'

/** Whether what a contract delivers has no price: of the plan, its kind or its region. */
export const isUnpriced = ({ energyPriceUsdPerMWh }: Pick<ContractResult, 'energyPriceUsdPerMWh'>): boolean =>
	energyPriceUsdPerMWh === null

/** In place of what it costs: nobody knows, and 0 would be a claim. */
export const NO_PRICE = `${MISSING} No price for this region. Enter one.`

const isStated = (usd: number | null): boolean => (usd ?? 0) > 0

/** Whether the plan states a price at which anything of it is sold: tokens, hours, reserved capacity, leases or heat. */
const statesPrice = ({ applications, chipOrders, leases, sites }: PlanFile): boolean =>
	applications.some(
		({ revenueUsdPerMillionTokens: output, revenueUsdPerMillionInputTokens: input }) =>
			isStated(output) || isStated(input),
	) ||
	chipOrders.some(
		({ rentUsdPerAcceleratorHour: rent, reserved }) =>
			isStated(rent) || reserved.some(({ usdPerAcceleratorHour }) => isStated(usdPerAcceleratorHour)),
	) ||
	leases.some(({ rentUsdPerKWMonth }) => isStated(rentUsdPerKWMonth)) ||
	sites.some(({ heat }) => isStated(heat.usdPerMWh))

/** Whether no return of the plan can be told, as no price is entered. What has a price and sells nothing has a return: a loss. */
export const lacksPrice = ({ plan, result }: FigureSource): boolean =>
	result.finance.totals.revenueUsd <= 0 && !statesPrice(plan)

/** Beside the dash in place of what only a price can tell. */
export const NEEDS_PRICE = 'needs a price'

/** Figures whose meaning is what is earned: of a plan without prices they would tell its costs under another name. */
export const isReturn = (key: string): boolean => /npv/i.test(key)
