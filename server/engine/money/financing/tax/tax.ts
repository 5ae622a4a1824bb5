/** Income before tax, by month. */
export type Income = {
	/** calendar year of each month, and whether tax is paid in it */
	readonly years: readonly number[]
	readonly isTaxMonth: readonly boolean[]
	readonly income: readonly number[]
}
export type TaxTerms = { readonly rate: number; readonly lossUse: number }
export type Tax = {
	readonly months: readonly number[]
	/** what the duty of the last year changes by where so much income is added to it */
	readonly onEnd: (added: number) => number
}

type Year = { readonly year: number; readonly income: number; readonly months: readonly number[] }

/** Duty of a year, and the losses that are left after it. */
function dutyOf(income: number, losses: number, { rate, lossUse }: TaxTerms) {
	if (income <= 0) return { duty: 0, losses: losses - income }
	const used = Math.min(losses, lossUse * income)
	return { duty: rate * (income - used), losses: losses - used }
}

/** Duty of each calendar year of the plan, in equal parts in its months of tax; losses are carried. mM5.7 */
export function taxOf({ years, isTaxMonth, income }: Income, terms: TaxTerms): Tax {
	const byYear = new Map<number, { income: number; months: number[] }>()
	years.forEach((year, month) => {
		const known = byYear.get(year) ?? { income: 0, months: [] }
		known.income += income[month] ?? 0
		known.months.push(month)
		byYear.set(year, known)
	})
	const tax = years.map(() => 0)
	let losses = 0
	let last: { readonly of: Year; readonly lossesBefore: number } | null = null
	for (const [year, of] of byYear) {
		last = { of: { year, ...of }, lossesBefore: losses }
		const found = dutyOf(of.income, losses, terms)
		losses = found.losses
		const paid = of.months.filter((month) => isTaxMonth[month])
		const months = paid.length > 0 ? paid : of.months.slice(-1)
		for (const month of months) tax[month] = found.duty / months.length
	}
	const end = last
	return {
		months: tax,
		onEnd: (added) =>
			end === null
				? 0
				: dutyOf(end.of.income + added, end.lossesBefore, terms).duty -
					dutyOf(end.of.income, end.lossesBefore, terms).duty,
	}
}
