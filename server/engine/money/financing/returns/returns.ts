export type Spent = { readonly month: number; readonly usd: number }

/** Flows of an owner: by month, and what was spent before the plan, in months counted from its first, below 0. */
export type Flows = {
	readonly months: ArrayLike<number>
	readonly before: readonly Spent[]
	/** all in a row, from the earliest, and the place of the plan’s first month in it */
	readonly row: ArrayLike<number>
	readonly first: number
}

const MONTHS_PER_YEAR = 12

export function inRow(months: ArrayLike<number>, before: readonly Spent[]): Flows {
	if (before.length === 0) return { months, before, row: months, first: 0 }
	let earliest = 0
	for (const { month } of before) earliest = Math.min(earliest, month)
	const row = new Float64Array(months.length - earliest)
	row.set(months, -earliest)
	for (const { month, usd } of before) row[month - earliest] = (row[month - earliest] ?? 0) - usd
	return { months, before, row, first: -earliest }
}

/** Worth at the plan’s first month, at a rate a year. */
export function presentValue({ row, first }: Flows, ratePerYear: number): number {
	const monthly = (1 + ratePerYear) ** (1 / MONTHS_PER_YEAR)
	let worth = 0
	for (let index = 0; index < row.length; index++) worth += (row[index] ?? NaN) / monthly ** (index - first)
	return worth
}

const LOWEST = -0.02
const HIGHEST = 0.1
const STEP = 0.0005
const HALVINGS = 60

/** The rate a year at which flows are worth nothing; of several the one nearest to none; null where there is none. mM5.9 */
export function rateOfReturn({ row }: Flows): number | null {
	const nearest = nearestRoot(row)
	return nearest === null ? null : (1 + nearest) ** MONTHS_PER_YEAR - 1
}

/** Worth of a row at its first flow, at a rate a month. */
function worthAt(row: ArrayLike<number>, rate: number): number {
	const v = 1 / (1 + rate)
	let sum = 0
	for (let month = row.length - 1; month >= 0; month--) sum = sum * v + (row[month] ?? NaN)
	return sum
}

/** The same at two rates: as each month waits for the one after it, both take little longer than one. */
function worthsAt(row: ArrayLike<number>, one: number, other: number): readonly [number, number] {
	const [ofOne, ofOther] = [1 / (1 + one), 1 / (1 + other)]
	let [first, second] = [0, 0]
	for (let month = row.length - 1; month >= 0; month--) {
		const flow = row[month] ?? NaN
		first = first * ofOne + flow
		second = second * ofOther + flow
	}
	return [first, second]
}

const NONE = Math.round(-LOWEST / STEP)
const STEPS = Math.round((HIGHEST - LOWEST) / STEP)

/** Looked for step by step from a rate of none, down and up: the first steps over which the worth turns hold the nearest. */
function nearestRoot(row: ArrayLike<number>): number | null {
	const none = worthAt(row, rateAt(NONE))
	let [low, high] = [none, none]
	for (let apart = 1; apart <= Math.max(NONE, STEPS - NONE); apart++) {
		const [down, up] = [NONE - apart, NONE + apart]
		const [lower, higher] = worthsAt(row, rateAt(down), rateAt(up))
		const below = down >= 0 && turns(lower, low) ? rootBelow(row, down + 1) : null
		const above = up <= STEPS && turns(high, higher) ? rootBelow(row, up) : null
		if (below !== null || above !== null) return nearestToNone(below, above)
		low = lower
		high = higher
	}
	return null
}

const rateAt = (step: number) => LOWEST + step * STEP
const turns = (before: number, here: number) => before !== 0 && before * here <= 0

function nearestToNone(one: number | null, other: number | null): number | null {
	if (one === null || other === null) return one ?? other
	return Math.abs(other) < Math.abs(one) ? other : one
}

/** The root in the step that ends at a rate, two halvings at a time. */
function rootBelow(row: ArrayLike<number>, step: number): number {
	let [low, high] = [rateAt(step) - STEP, rateAt(step)]
	const [below, above] = worthsAt(row, low, high)
	const rises = below < above
	for (let halving = 0; halving < HALVINGS; halving += 2) {
		const middle = (low + high) / 2
		const [first, third] = [(low + middle) / 2, (middle + high) / 2]
		const worth = quarterWorths(row, { first, middle, third })
		const isUpper = worth.middle < 0 === rises
		if (isUpper) low = middle
		else high = middle
		const next = isUpper ? third : first
		// Nothing lies between: it stays here.
		if (next === low || next === high) return next
		if ((isUpper ? worth.third : worth.first) < 0 === rises) low = next
		else high = next
	}
	return (low + high) / 2
}

type Quarters = { readonly first: number; readonly middle: number; readonly third: number }

/** Worth at the quarters of a range of rates, once more in one pass. */
function quarterWorths(row: ArrayLike<number>, rates: Quarters): Quarters {
	const [ofFirst, ofMiddle, ofThird] = [1 / (1 + rates.first), 1 / (1 + rates.middle), 1 / (1 + rates.third)]
	let [first, middle, third] = [0, 0, 0]
	for (let month = row.length - 1; month >= 0; month--) {
		const flow = row[month] ?? NaN
		first = first * ofFirst + flow
		middle = middle * ofMiddle + flow
		third = third * ofThird + flow
	}
	return { first, middle, third }
}

/** First month in which what was paid back reaches what was spent, after having been below; null where it never does. */
export function paybackMonth({ months, before }: Flows): number | null {
	let sum = -spentIn(before)
	let wasBelow = sum < 0
	for (let month = 0; month < months.length; month++) {
		sum += months[month] ?? NaN
		if (wasBelow && sum >= 0) return month
		wasBelow ||= sum < 0
	}
	return null
}

/** All that was spent before the plan. */
export function spentIn(before: Flows['before']): number {
	let total = 0
	for (const { usd } of before) total += usd
	return total
}
