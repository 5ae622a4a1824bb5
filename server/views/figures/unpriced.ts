import type { ContractResult } from '#shared/result/energy-result.ts'
import { MISSING } from '#shared/formats/figures.ts'

/** Whether what a contract delivers has no price: of the plan, its kind or its region. */
export const isUnpriced = ({ energyPriceUsdPerMWh }: Pick<ContractResult, 'energyPriceUsdPerMWh'>): boolean =>
	energyPriceUsdPerMWh === null

/** In place of what it costs: nobody knows, and 0 would be a claim. */
export const NO_PRICE = `${MISSING} No price for this region. Enter one.`
