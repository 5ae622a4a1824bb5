import { withinYears } from '#shared/fields/field.ts'
import { monthAt } from '#shared/units/months.ts'
import type { RangeFacts } from './range-facts.ts'

/** Three percentiles of one figure; months by their number since year 0. Null: P10 is not said. */
export type Percentiles = { readonly p10: number | null; readonly p50: number; readonly p90: number }
/** What is wrong with a range itself. */
export type RangeFault = 'order' | 'no_range' | 'limits' | 'not_positive' | 'not_between' | 'not_whole'

/** What is wrong with a range in a field; null where nothing is. */
export function rangeFault(range: Percentiles, facts: RangeFacts): RangeFault | null {
	const { p10, p50, p90 } = range
	const least = p10 ?? p50
	if (least > p50 || p50 > p90) return 'order'
	if (least === p90) return 'no_range'
	if (!isWithin(range, facts)) return 'limits'
	if (facts.scale === 'log' && least <= 0) return 'not_positive'
	if (facts.scale === 'logit' && (least <= 0 || p90 >= 1)) return 'not_between'
	return facts.kind === 'integer' && ![least, p50, p90].every(Number.isInteger) ? 'not_whole' : null
}

function isWithin({ p10, p50, p90 }: Percentiles, { kind, least, min, max }: RangeFacts): boolean {
	if (kind === 'month') return [p10 ?? p50, p50, p90].every((month) => withinYears(monthAt(month)))
	return (p10 ?? p50) >= (least ?? -Infinity) && p50 >= (min ?? -Infinity) && p90 <= (max ?? Infinity)
}
