import type { FieldFacts } from '#shared/fields/field.ts'
import { typedShare } from '#shared/formats/figures.ts'
import { showNumber } from '#shared/grid/grid-facts.ts'
import type { CellRange } from '#shared/ranges/stated-range.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { enteredUnit, type Money, closeAmount } from '#shared/units/money.ts'
import { isShare } from '#shared/units/units.ts'

type RangeOfValue = {
	readonly value: number | string
	readonly range: CellRange
	readonly facts: Pick<FieldFacts, 'unit'>
	/** what money is told in; value and range are in dollars */
	readonly money: Money
}

/** Value and ends as they are typed in the currency. */
function asTyped(of: RangeOfValue): RangeOfValue {
	const { value, range, facts, money } = of
	const told = (end: number | string) => (typeof end === 'number' ? closeAmount(end, facts.unit, money) : end)
	return {
		...of,
		value: told(value),
		range: { low: range.low === null ? null : told(range.low), high: told(range.high) },
	}
}

/** Figures reckoned from one another differ in their last digits. */
const AS_FAR = 1e-9

const typedEnd = (end: number | string, { unit }: RangeOfValue['facts']): string =>
	typeof end === 'string' ? end : isShare(unit) ? typedShare(end) : String(end)
const shownEnd = (end: number | string, { unit }: RangeOfValue['facts']): string =>
	typeof end === 'string' ? end : showNumber(end, { unit })
const withoutSign = (text: string) => text.replace(/%$/, '')

/** No person types more digits of a middle. */
const DIGITS = 6

/** Whether a value is the middle that was reckoned between two ends of a log field, which nobody typed. */
function isReckoned(value: RangeOfValue['value'], { low, high }: CellRange): boolean {
	if (typeof value !== 'number' || typeof low !== 'number' || typeof high !== 'number' || low <= 0) return false
	const middle = Math.sqrt(low * high)
	return Math.abs(value - middle) <= AS_FAR * middle && Number(value.toPrecision(DIGITS)) !== value
}

/** A value with its range as a person would type it: `110..120..150`, `p50 120 / p90 150`, `80..140` where its middle was reckoned. */
export function typedRange(of: RangeOfValue): string {
	const { value, range, facts } = asTyped(of)
	const { low, high } = range
	const [middle, last] = [typedEnd(value, facts), typedEnd(high, facts)]
	if (low === null) return `p50 ${middle} / p90 ${last}`
	if (isReckoned(value, range)) return `${withoutSign(typedEnd(low, facts))}..${last}`
	return `${withoutSign(typedEnd(low, facts))}..${withoutSign(middle)}..${last}`
}

/** The same in one line for who looks at it: `P10 110, P50 120, P90 150 MW`. */
export function rangeText(of: RangeOfValue): string {
	const { value, range, facts, money } = asTyped(of)
	const { low, high } = range
	const ends = [...(low === null ? [] : [`P10 ${shownEnd(low, facts)}`]), `P50 ${shownEnd(value, facts)}`]
	const unit = facts.unit === null || isShare(facts.unit) ? '' : ` ${enteredUnit(facts.unit, money)}`
	return `${[...ends, `P90 ${shownEnd(high, facts)}`].join(', ')}${typeof value === 'string' ? '' : unit}`.trimEnd()
}

/** Both ends, or the last alone: `110 to 150`. */
export function endsText(of: RangeOfValue): string {
	const { facts, range } = asTyped(of)
	const { low, high } = range
	return low === null ? `to ${shownEnd(high, facts)}` : `${shownEnd(low, facts)} to ${shownEnd(high, facts)}`
}

/** Beside a value how far it may be off: `±10`, `110–150`, `to 150`; of a month `±2 mo`, `+6/−1 mo`. */
export function rangeMark(of: RangeOfValue): string {
	const { value, range, facts } = asTyped(of)
	const { low, high } = range
	if (typeof value === 'string') return monthMark(value, { low, high })
	if (typeof high === 'string' || typeof low === 'string') return ''
	if (low === null) return `to ${shownEnd(high, facts)}`
	const [down, up] = [value - low, high - value]
	const isEven = Math.abs(up - down) <= AS_FAR * Math.abs(high - low)
	return isEven
		? `±${shownEnd(Number(up.toPrecision(6)), facts)}`
		: `${withoutSign(shownEnd(low, facts))}–${shownEnd(high, facts)}`
}

function monthMark(value: string, { low, high }: CellRange): string {
	const up = monthsBetween(value, String(high))
	const down = low === null ? null : monthsBetween(String(low), value)
	if (down === up) return `±${up} mo`
	return down === null ? `+${up} mo` : `+${up}/−${down} mo`
}
