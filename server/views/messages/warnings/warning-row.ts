import type { Money } from '#shared/units/money.ts'
import type { WarningCode, WarningFacts } from '#shared/result/warning-result.ts'

/** One kind of warning: where it belongs and how it is said. */
export type WarningRow<Code extends WarningCode> = {
	/** where a planner mends it */
	readonly page: 'sites' | 'energy' | 'infrastructure' | 'chips' | 'demand?tab=workloads' | 'schedule' | 'finance'
	/** what it puts in doubt: that the plan works, a date or money, or how exact a figure is */
	readonly touches: 'work' | 'dates' | 'figures'
	/** amounts in the plan’s money */
	readonly say: (facts: WarningFacts[Code], money: Money) => { readonly text: string; readonly mend: string }
}
export type WarningRows = { readonly [Code in WarningCode]: WarningRow<Code> }
