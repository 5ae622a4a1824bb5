/** Flows by month; `before`: months from the plan’s first, below 0, with what was spent in them. */
export type Flows = { readonly months: readonly number[]; readonly before: readonly Spent[] }
export type Spent = { readonly month: number; readonly usd: number }

const MONTHS_PER_YEAR = 12

/** All flows in a row, from the earliest, and the place of the plan’s first month in it. */
function inRow({ months, before }: Flows): { readonly row: readonly number[]; readonly first: number } {
	const earliest = before.reduce((least, { month }) => Math.min(least, month), 0)
	const row = [...Array.from({ length: -earliest }, () => 0), ...months]
	for (const { month, usd } of before) row[month - earliest] = (row[month - earliest] ?? 0) - usd
	return { row, first: -earliest }
}

/** Worth at the plan’s first month, at a rate a year. */
export function presentValue(flows: Flows, ratePerYear: number): number {
	const { row, first } = inRow(flows)
	const monthly = (1 + ratePerYear) ** (1 / MONTHS_PER_YEAR)
	return row.reduce((sum, flow, index) => sum + flow / monthly ** (index - first), 0)
}

const LOWEST = -0.02
const HIGHEST = 0.1
const STEP = 0.0005
const HALVINGS = 60

/** The rate a year at which flows are worth nothing; of several the one nearest to none; null where there is none. mM5.9 */
export function rateOfReturn(flows: Flows): number | null {
	const { row } = inRow(flows)
	const worth = (rate: number) => {
		const v = 1 / (1 + rate)
		let sum = 0
		for (let month = row.length - 1; month >= 0; month--) sum = sum * v + (row[month] ?? NaN)
		return sum
	}
	const roots: number[] = []
	const steps = Math.round((HIGHEST - LOWEST) / STEP)
	let before = worth(LOWEST)
	for (let step = 1; step <= steps; step++) {
		const rate = LOWEST + step * STEP
		const here = worth(rate)
		if (before !== 0 && before * here <= 0) roots.push(bisect(worth, rate - STEP, rate))
		before = here
	}
	const [nearest] = roots.toSorted((one, other) => Math.abs(one) - Math.abs(other))
	return nearest === undefined ? null : (1 + nearest) ** MONTHS_PER_YEAR - 1
}

function bisect(worth: (rate: number) => number, from: number, to: number): number {
	let [low, high] = [from, to]
	const rises = worth(low) < worth(high)
	for (let halving = 0; halving < HALVINGS; halving++) {
		const middle = (low + high) / 2
		if (worth(middle) < 0 === rises) low = middle
		else high = middle
	}
	return (low + high) / 2
}

/** First month in which what was paid back reaches what was spent, after having been below; null where it never does. */
export function paybackMonth({ months, before }: Flows): number | null {
	let sum = -before.reduce((total, { usd }) => total + usd, 0)
	let wasBelow = sum < 0
	for (const [month, flow] of months.entries()) {
		sum += flow
		if (wasBelow && sum >= 0) return month
		wasBelow ||= sum < 0
	}
	return null
}
