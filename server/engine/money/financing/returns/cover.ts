import { quarterStarts } from '#shared/units/quarters.ts'

/** Less debt service than this in a month, USD, is the last bit of a balance. */
const NO_SERVICE_USD = 0.005

export type Cover = {
	/** of each quarter over those of its months that are the loan's, also where they are one or two; null where none is served */
	readonly quarters: readonly (number | null)[]
	/** over all months of the loan; null without debt service */
	readonly mean: number | null
	/** what the quarters lack whose cash is less than their service */
	readonly shortUsd: number
}

/**
 * Cover of debt service, cash over interest and principal: only months of the loan count, from conversion to the last that
 * is served. One inside them in which nothing is due counts; what comes after them is no lender's. lP26
 */
export function coverOfLoan(
	months: readonly string[],
	of: { readonly cfads: ArrayLike<number>; readonly service: ArrayLike<number>; readonly conversion: number | null },
): Cover {
	const from = of.conversion ?? months.length
	const loan = { ...of, from, end: servedUntil(of.service, from) }
	const starts = quarterStarts(months)
	const nextOf = (index: number) => starts[index + 1] ?? months.length
	return {
		quarters: starts.map((first, index) => coverWithin(loan, first, nextOf(index))),
		mean: coverWithin(loan, 0, months.length),
		shortUsd: starts.reduce((total, first, index) => total + shortWithin(loan, first, nextOf(index)), 0),
	}
}

type Loan = {
	readonly cfads: ArrayLike<number>
	readonly service: ArrayLike<number>
	readonly from: number
	readonly end: number
}

function coverWithin({ cfads, service, from, end }: Loan, first: number, next: number): number | null {
	const [begin, until] = [Math.max(first, from), Math.min(next, end)]
	const served = sumWithin(service, begin, until)
	return served > NO_SERVICE_USD ? sumWithin(cfads, begin, until) / served : null
}

function shortWithin({ cfads, service, from, end }: Loan, first: number, next: number): number {
	const [begin, until] = [Math.max(first, from), Math.min(next, end)]
	return Math.max(0, sumWithin(service, begin, until) - sumWithin(cfads, begin, until))
}

/** The month after the last from a month on in which debt is served. */
function servedUntil(service: ArrayLike<number>, from: number): number {
	let end = service.length
	while (end > from && (service[end - 1] ?? 0) <= NO_SERVICE_USD) end--
	return end
}

/** A series added up over some months. */
export function sumWithin(values: ArrayLike<number>, first: number, end: number): number {
	let total = 0
	for (let month = first; month < end; month++) total += values[month] ?? NaN
	return total
}
