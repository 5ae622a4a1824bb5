import type { SupplyStage } from '#shared/catalogue/facility-types.ts'
import { BRINGUP_LAG_MONTHS } from '../planned-items.ts'
import type { MonthIndex } from '../types.ts'

/** A stage of an order, whole months; both ends are worked in. */
export type StageDates = {
	readonly stage: SupplyStage
	readonly start: MonthIndex
	/** null: not within the months searched */
	readonly finish: MonthIndex | null
}

export type SupplyAsk = {
	readonly stages: readonly SupplyStage[]
	readonly orderMonth: MonthIndex
	/** slip included, in whole months */
	readonly firstDelivery: MonthIndex
	readonly deliveryMonths: number
	/** levelled finish of rack installation; null: not within the months searched */
	readonly installed: MonthIndex | null
}

/**
 * The way of an order from the vendor's allocation to a burnt-in cluster. Stages with a share divide the months from order to
 * delivery; every later tranche follows the first, so a stage ends that much later. Racks and burn-in take the levelled
 * schedule's months. Rule S10. Source: facility §3.3; shares are a planner's guess.
 */
export function supplyStages(ask: SupplyAsk): readonly StageDates[] {
	const lead = Math.max(0, ask.firstDelivery - ask.orderMonth)
	const lastTranche = ask.deliveryMonths - 1
	let passed = 0
	return ask.stages.map((stage) => {
		if (stage.leadShare === null) return { stage, ...onSite(stage.id, ask) }
		const from = passed
		passed += stage.leadShare
		const start = ask.orderMonth + Math.floor(from * lead + ROUNDING)
		const end = ask.orderMonth + Math.ceil(passed * lead - ROUNDING) - 1
		return { stage, start, finish: Math.max(start, end) + lastTranche }
	})
}

/** Shares of a lead time add up to whole months only nearly. */
const ROUNDING = 1e-9

function onSite(stage: string, { firstDelivery, installed }: SupplyAsk): Pick<StageDates, 'start' | 'finish'> {
	const lag = stage === 'burn_in' ? BRINGUP_LAG_MONTHS : 0
	return { start: firstDelivery + lag, finish: installed === null ? null : installed + lag }
}
