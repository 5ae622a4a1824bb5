import type { financeFields } from '#shared/fields/money/finance-fields.ts'

export type Repayment = (typeof financeFields)['repayment']['choices'][number]
export type TermLoan = {
	readonly usd: number
	/** from conversion, within tenor and plan */
	readonly interest: Float64Array
	readonly principal: Float64Array
	/** after the month */
	readonly balance: Float64Array
	readonly binding: 'dscr' | 'gearing'
	/** where chips have a loan of their own: theirs, within the whole */
	readonly ofChips?: { readonly usd: number; readonly balance: Float64Array }
}
export type TermTerms = {
	readonly ratePerYear: number
	readonly tenor: number
	readonly targetDscr: number
	readonly sizeByDscr: boolean
	readonly repayment: Repayment
}
const MONTHS_PER_YEAR = 12

/** Share of the loan that is still owed after n of N months of an annuity. */
function balloonShare(rate: number, { tenor, within }: { readonly tenor: number; readonly within: number }): number {
	if (rate === 0) return (tenor - within) / tenor
	const [all, now] = [(1 + rate) ** tenor, (1 + rate) ** within]
	return (all - now) / (all - 1)
}

/** Payment a month of a loan of one over its tenor. */
const annuity = (rate: number, tenor: number): number => (rate === 0 ? 1 / tenor : rate / (1 - (1 + rate) ** -tenor))

type Service = Pick<TermLoan, 'interest' | 'principal' | 'balance'>

/** What a loan is served in, and what of it hangs on its terms alone: whoever sizes several, one after the other, needs it once. */
export type TermRows = Service & {
	readonly cash: Float64Array
	/** a month */
	readonly rate: number
	/** what a dollar of each month is worth at conversion */
	readonly worth: Float64Array
	/** 1 less what the balloon is worth at conversion */
	readonly paidWithin: number
	/** payment a month of a loan of one */
	readonly annuity: number
}

/** Within its tenor and the months from conversion on. */
export function termRows({ ratePerYear, tenor, repayment }: TermTerms, months: number): TermRows {
	const within = Math.min(tenor, months)
	const row = () => new Float64Array(within)
	const rate = ratePerYear / MONTHS_PER_YEAR
	const v = 1 / (1 + rate)
	const balloon = repayment === 'interest_only' ? 1 : balloonShare(rate, { tenor, within })
	const worth = row()
	for (let k = 0; k < worth.length; k++) worth[k] = v ** (k + 1)
	return {
		...{ cash: row(), interest: row(), principal: row(), balance: row(), rate, worth },
		...{ paidWithin: 1 - balloon * v ** within, annuity: annuity(rate, tenor) },
	}
}

/** Cash of each month that may serve debt, in all and at its worth at conversion. */
function cashWithin(
	cfads: Float64Array,
	{ cash, worth }: TermRows,
): { readonly all: number; readonly present: number } {
	let [all, present] = [0, 0]
	for (let k = 0; k < cash.length; k++) {
		const value = Math.max(0, cfads[k] ?? NaN)
		cash[k] = value
		all += value
		present += value * (worth[k] ?? NaN)
	}
	return { all, present }
}

type Cash = { readonly mean: number; readonly present: number }

/** The loan that the cash carries at the target cover. */
function capacityOf({ mean, present }: Cash, { targetDscr, repayment }: TermTerms, rows: TermRows): number {
	if (repayment === 'sculpted') return present / targetDscr / rows.paidWithin
	if (repayment === 'annuity') return mean / targetDscr / rows.annuity
	return rows.rate === 0 ? Infinity : mean / targetDscr / rows.rate
}

/** Interest and principal of each month within the tenor and the plan. */
function serve(
	rows: TermRows,
	{ usd, present }: { readonly usd: number; readonly present: number },
	terms: TermTerms,
): void {
	const { cash, rate, interest, principal, balance } = rows
	const cover = usd > 0 ? present / (usd * rows.paidWithin) : 0
	const even = usd * rows.annuity
	let owed = usd
	for (let k = 0; k < cash.length; k++) {
		const ofMonth = owed * rate
		let service = even
		if (terms.repayment === 'sculpted') service = cover > 0 ? (cash[k] ?? NaN) / cover : 0
		else if (terms.repayment === 'interest_only') service = ofMonth + (k === terms.tenor - 1 ? owed : 0)
		owed += ofMonth - service
		interest[k] = ofMonth
		principal[k] = service - ofMonth
		balance[k] = owed
	}
}

/** What cash from conversion carries at the target cover, and how it is served. mM5.5 */
export function termLoan(
	{ cfads, constructionUsd }: { readonly cfads: Float64Array; readonly constructionUsd: number },
	terms: TermTerms,
	rows = termRows(terms, cfads.length),
): TermLoan {
	const { interest, principal, balance } = rows
	if (balance.length === 0) return { usd: 0, interest, principal, balance, binding: 'gearing' }
	const { all, present } = cashWithin(cfads, rows)
	const within = { present, mean: all / Math.min(terms.tenor, cfads.length) }
	const capacity = terms.sizeByDscr ? capacityOf(within, terms, rows) : Infinity
	const usd = Math.min(capacity, constructionUsd)
	serve(rows, { usd, present }, terms)
	return { usd, interest, principal, balance, binding: capacity < constructionUsd ? 'dscr' : 'gearing' }
}
