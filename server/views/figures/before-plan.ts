import type { FinanceResult, PlanResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import type { Money } from '#shared/units/money.ts'
import { sum } from './series.ts'
import { listInWords } from '#shared/formats/months.ts'
import { compact, usd } from '#shared/formats/figures.ts'

/** What was paid for before the plan: `land`, `power, halls and land`; null where nothing was. */
export function paidBefore({ beforePlanUsd, land }: FinanceResult): string | null {
	const { energy, chips, infrastructure } = beforePlanUsd
	const landUsd = sum(Object.values(land).map(({ capitalUsd }) => capitalUsd))
	const isLand = landUsd > 0 && Math.abs(infrastructure - landUsd) < 1
	const names = [
		...(chips > 0 ? ['chips'] : []),
		...(energy > 0 ? ['power'] : []),
		...(infrastructure > 0 && !isLand ? ['halls'] : []),
		...(infrastructure > 0 && landUsd > 0 ? ['land'] : []),
	]
	return names.length === 0 ? null : listInWords(names)
}

/** `$4.89B of it before the plan (chips and land)`; null where nothing was spent before it. */
export function spentBefore({ finance }: Pick<PlanResult, 'finance'>, money: Money): string | null {
	const { totalUsd } = finance.beforePlanUsd
	const paid = paidBefore(finance)
	return totalUsd > 0 ? `${usd(totalUsd, money)} of it before the plan${paid === null ? '' : ` (${paid})`}` : null
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
