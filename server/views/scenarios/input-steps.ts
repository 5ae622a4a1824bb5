import { DOLLARS, type Money } from '#shared/units/money.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { parseCell } from '#shared/grid/typed/parse-cell.ts'
import type { PlanInput } from './plan-inputs.ts'

/** Values of an input along one side of a table. */
const STEPS = 7
const AWAY = 0.3
const MONTHS_AWAY = 3
const FIGURES = 3

type InputStepsValue = number | string
export type Ends = { readonly from: string; readonly to: string }
type Steps =
	| { readonly ok: true; readonly values: readonly InputStepsValue[] }
	| { readonly ok: false; readonly ends: Partial<Ends> }

const within = (value: number, { min, max }: PlanInput) => Math.min(max, Math.max(min, value))

/** 30 % to either side, three months of a date; few whole things one by one. */
function usualEnds(input: PlanInput): readonly [InputStepsValue, InputStepsValue] {
	const { now, kind } = input
	if (typeof now === 'string') return [addMonths(now, -MONTHS_AWAY), addMonths(now, MONTHS_AWAY)]
	const least = kind === 'integer' || now === 0 ? MONTHS_AWAY : 0
	const away = Math.max(now === 0 && input.max <= 1 ? AWAY : least, Math.abs(now) * AWAY)
	return [within(now - away, input), within(now + away, input)]
}

function endOf(
	input: PlanInput,
	text: string,
	{ usual, money }: { readonly usual: InputStepsValue; readonly money: Money },
): { readonly value: InputStepsValue } | { readonly why: string } {
	if (text.trim() === '') return { value: usual }
	const read = parseCell(text, { ...input, required: true }, { money, range: 'single' })
	if (!read.ok) return { why: read.message }
	const { value } = read
	return typeof value === typeof usual && (typeof value === 'string' || typeof value === 'number')
		? { value }
		: { why: 'Expected a single value.' }
}

function between(from: InputStepsValue, to: InputStepsValue, kind: PlanInput['kind']): readonly InputStepsValue[] {
	const parts = Array.from({ length: STEPS }, (_, step) => step / (STEPS - 1))
	if (typeof from === 'string' || typeof to === 'string') {
		const span = monthsBetween(String(from), String(to))
		return parts.map((part) => addMonths(String(from), Math.round(span * part)))
	}
	const at = (part: number) => from + (to - from) * part
	return parts.map((part) => {
		if (kind === 'integer') return Math.round(at(part))
		return part === 0 || part === 1 ? at(part) : Number(at(part).toPrecision(FIGURES))
	})
}

const distance = (one: InputStepsValue, other: InputStepsValue) =>
	typeof one === 'number' && typeof other === 'number'
		? Math.abs(one - other)
		: Math.abs(monthsBetween(String(one), String(other)))

/** The value that stands now takes the place of the inner one nearest to it: the plan as it is stands in its own table. */
function withNow(values: readonly InputStepsValue[], now: InputStepsValue): readonly InputStepsValue[] {
	const [first, last] = [values[0], values.at(-1)]
	if (first === undefined || last === undefined || values.includes(now) || now < first || now > last) return values
	const inner = values.slice(1, -1)
	const [nearest] = inner.toSorted((one, other) => distance(one, now) - distance(other, now))
	return values.map((value) => (value === nearest ? now : value))
}

/** Seven values of an input from one end to the other, or fewer where it has no more; what was not understood in either end. */
export function inputSteps(input: PlanInput, ends: Ends, money: Money = DOLLARS): Steps {
	const [low, high] = usualEnds(input)
	const [from, to] = [endOf(input, ends.from, { usual: low, money }), endOf(input, ends.to, { usual: high, money })]
	if ('why' in from || 'why' in to)
		return { ok: false, ends: { ...('why' in from && { from: from.why }), ...('why' in to && { to: to.why }) } }
	const [start, end] = from.value <= to.value ? [from.value, to.value] : [to.value, from.value]
	return { ok: true, values: withNow([...new Set(between(start, end, input.kind))], input.now) }
}
