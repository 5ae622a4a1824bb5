import type { FieldFacts } from '#shared/fields/field.ts'
import { isShare } from '#shared/units/units.ts'

/** On which scale the curve of a field runs. */
export type RangeScale = 'linear' | 'log' | 'logit'
/** What a range of a field keeps to. */
export type RangeFacts = {
	readonly scale: RangeScale
	readonly kind: FieldFacts['kind']
	/** of P50 and P90 */
	readonly min: number | null
	readonly max: number | null
	/** what P10 may go down to: a delay may turn out to be none, or less */
	readonly least: number | null
}
type OfField = Pick<FieldFacts, 'kind'> & Partial<Pick<FieldFacts, 'unit' | 'min' | 'max'>>

/** A delay is an entry of its own with its P50, P90 and P10. */
const DELAY = /^(?<delay>startDelayMonths|slipMonths)\.(?<part>p50|p90|low)$/
const partOfDelay = (field: string) => DELAY.exec(field)?.groups?.['part'] ?? null

/** The fields that hold P10 and P90 of the delay that a field is the P50 of; null of any other. */
export function endsOfDelay(field: string): { readonly low: string; readonly high: string } | null {
	const delay = partOfDelay(field) === 'p50' ? DELAY.exec(field)?.groups?.['delay'] : undefined
	return delay === undefined ? null : { low: `${delay}.low`, high: `${delay}.p90` }
}

/** So many months may a date come before it is planned. */
export const MOST_EARLY = 240

function scaleOf({ kind, unit = null, min = null, max = null }: OfField, field: string): RangeScale {
	if (kind === 'month' || partOfDelay(field) !== null || (min ?? 0) < 0) return 'linear'
	return (isShare(unit) || min === 0) && max !== null && max <= 1 ? 'logit' : 'log'
}

/** What a range of a field keeps to: dates, delays and what has a sign linear, shares logit, all else log. */
export function rangeFactsOf(facts: OfField, field = ''): RangeFacts {
	const { kind, min = null, max = null } = facts
	const isDelay = partOfDelay(field) !== null
	return { kind, min, max, scale: scaleOf(facts, field), least: isDelay ? -MOST_EARLY : min }
}

/** Why a field takes no range, or that it does. */
export type NoRange = 'single' | 'not_a_figure' | 'plan_months' | 'reported' | 'step_of_list' | 'end_of_delay'

const FIGURES: readonly FieldFacts['kind'][] = ['number', 'integer', 'month']
/** The frame that all months are counted in. */
const PLAN_MONTHS = ['startMonth', 'horizonMonths', 'asOfMonth']

/**
 * Why a field of a list takes no range; null where it takes one. Rows of a list within an entry have no id that a range could
 * stand beside.
 */
export function whyNoRange(
	{ list, field, within = false }: { readonly list: string; readonly field: string; readonly within?: boolean },
	kind: FieldFacts['kind'],
): NoRange | null {
	if (!FIGURES.includes(kind)) return 'not_a_figure'
	if (list === 'plan' && PLAN_MONTHS.includes(field)) return 'plan_months'
	if (list === 'actuals') return 'reported'
	if (within) return 'step_of_list'
	const part = partOfDelay(field)
	return part === null || part === 'p50' ? null : 'end_of_delay'
}
