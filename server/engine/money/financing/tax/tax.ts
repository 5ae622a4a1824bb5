import { calendarMonth } from '#shared/units/months.ts'
import { keptBy } from '#shared/records/kept-by.ts'

/** A calendar year of a plan: its months within the plan, and those in which its duty is paid. */
export type TaxYear = { readonly months: readonly number[]; readonly paid: readonly number[] }

/** Income before tax, by month. */
type Income = { readonly years: readonly TaxYear[]; readonly income: Float64Array }
export type TaxTerms = { readonly rate: number; readonly lossUse: number }
export type Tax = {
	readonly months: Float64Array
	/** what the duty of the last year changes by where so much income is added to it */
	readonly onEnd: (added: number) => number
}

/** Months of tax are those that end a quarter; where the plan has none of a year, its last of it. */
export const taxYears = keptBy((months: readonly string[]): readonly TaxYear[] => {
	const byYear = new Map<string, number[]>()
	months.forEach((month, index) => {
		const year = month.slice(0, 4)
		const known = byYear.get(year) ?? []
		known.push(index)
		byYear.set(year, known)
	})
	return [...byYear.values()].map((ofYear) => {
		const paid = ofYear.filter((index) => (calendarMonth(months[index] ?? '') + 1) % QUARTER === 0)
		return { months: ofYear, paid: paid.length > 0 ? paid : ofYear.slice(-1) }
	})
})
const QUARTER = 3

/** Duty of a year, and the losses that are left after it. */
function dutyOf(income: number, losses: number, { rate, lossUse }: TaxTerms) {
	if (income <= 0) return { duty: 0, losses: losses - income }
	const used = Math.min(losses, lossUse * income)
	return { duty: rate * (income - used), losses: losses - used }
}

/** Duty of each calendar year of the plan, in equal parts in its months of tax; losses are carried. mM5.7 */
export function taxOf(
	{ years, income }: Income,
	terms: TaxTerms,
	tax: Float64Array = new Float64Array(income.length),
): Tax {
	let [losses, lossesBefore, ofYear] = [0, 0, 0]
	for (const { months, paid } of years) {
		ofYear = 0
		for (const month of months) ofYear += income[month] ?? 0
		lossesBefore = losses
		const found = dutyOf(ofYear, losses, terms)
		losses = found.losses
		for (const month of paid) tax[month] = found.duty / paid.length
	}
	const end = { income: ofYear, losses: lossesBefore }
	return {
		months: tax,
		onEnd: (added) => dutyOf(end.income + added, end.losses, terms).duty - dutyOf(end.income, end.losses, terms).duty,
	}
}
