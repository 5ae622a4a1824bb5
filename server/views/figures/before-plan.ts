import type { FinanceResult, PlanResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import type { Money } from '#shared/units/money.ts'
import { sum } from './series.ts'
import { compact, usd } from '#shared/formats/figures.ts'

/** `$4.89B of it before the plan`; null where nothing was spent before it. */
export function spentBefore({ finance }: Pick<PlanResult, 'finance'>, money: Money): string | null {
	const { totalUsd } = finance.beforePlanUsd
	return totalUsd > 0 ? `${usd(totalUsd, money)} of it before the plan` : null
}

/** `7.51M of them before the plan`; null where none were. */
export function workedBefore({ workforce: { construction } }: Pick<PlanResult, 'workforce'>): string | null {
	return construction.beforePlanHours > 0 ? `${compact(construction.beforePlanHours)} of them before the plan` : null
}

/** Capital of a layer before and within the plan. */
export function capitalOf({ capexByLayer, beforePlanUsd }: FinanceResult, layer: Layer): number {
	const before = layer === 'models' || layer === 'applications' ? 0 : beforePlanUsd[layer]
	return before + sum(capexByLayer[layer])
}
