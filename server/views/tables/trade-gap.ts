import type { WorkforceResult } from '#shared/result.ts'
import type { Series } from '#shared/series.ts'

/** One trade month by month: what the planned dates ask for, what can be had, and how far the one exceeds the other. */
export type TradeGap = { readonly planned: Series; readonly available: Series; readonly missing: Series }

/**
 * The gap of a trade against its planned dates, in heads, as the engine has it. Work that was put off is not counted again
 * here: the engine's `required` carries it over and would name people the plan never asked for.
 */
export function tradeGap(workforce: WorkforceResult, trade: string): TradeGap {
	const { asked = [], available = [], missing = [] } = workforce.trades[trade] ?? {}
	return { planned: asked, available, missing }
}
