import type { PlanResult } from '#shared/result.ts'
import type { Frame } from '../kernel/run.ts'
import type { EngineModel } from '../world.ts'

/** A finished run and the parts of its result that warnings read. */
export type WarningFacts = {
	readonly frame: Frame<EngineModel>
	readonly parts: Pick<PlanResult, 'milestones' | 'months' | 'sites' | 'schedule' | 'verdict' | 'workloads'>
}

/** What a person calls an item of the plan. */
export function nameOf(item: { readonly id: string; readonly name: string | null }): string {
	return item.name ?? item.id
}

/** First month in which something holds, as `YYYY-MM`; null where it never does. */
export function firstMonthOf(months: readonly string[], holds: (month: number) => boolean): string | null {
	return months.find((_, month) => holds(month)) ?? null
}
