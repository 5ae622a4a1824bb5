import { sum } from '../../cells.ts'
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

type Cash = {
	readonly cash: Float64Array
	readonly rate: number
	/** worth at conversion, and the mean of a month */
	readonly present: number
	readonly mean: number
	/** 1 less what the balloon is worth at conversion */
	readonly paidWithin: number
}

type Rows = Pick<Cash, 'cash'> & Pick<TermLoan, 'interest' | 'principal' | 'balance'>

/** Series for a loan to be served in, within its tenor and the months from conversion on. */
export function termRows({ tenor }: TermTerms, months: number): Rows {
	const row = () => new Float64Array(Math.min(tenor, months))
	return { cash: row(), interest: row(), principal: row(), balance: row() }
}

function cashWithin(cfads: Float64Array, terms: TermTerms, cash: Float64Array): Cash {
	const rate = terms.ratePerYear / MONTHS_PER_YEAR
	const within = Math.min(terms.tenor, cfads.length)
	const v = 1 / (1 + rate)
	const balloon = terms.repayment === 'interest_only' ? 1 : balloonShare(rate, { tenor: terms.tenor, within })
	let present = 0
	for (let k = 0; k < cash.length; k++) {
		const value = Math.max(0, cfads[k] ?? NaN)
		cash[k] = value
		present += value * v ** (k + 1)
	}
	return {
		...{ cash, rate, present, paidWithin: 1 - balloon * v ** within },
		mean: within > 0 ? sum(cash) / within : 0,
	}
}

/** The loan that the cash carries at the target cover. */
function capacityOf({ rate, present, mean, paidWithin }: Cash, { targetDscr, tenor, repayment }: TermTerms): number {
	if (repayment === 'sculpted') return present / targetDscr / paidWithin
	if (repayment === 'annuity') return mean / targetDscr / annuity(rate, tenor)
	return rate === 0 ? Infinity : mean / targetDscr / rate
}

/** Interest and principal of each month within the tenor and the plan. */
function serve(
	{ interest, principal, balance }: Rows,
	usd: number,
	{ cash, rate, present, paidWithin, tenor, repayment }: Cash & TermTerms,
): void {
	const cover = usd > 0 ? present / (usd * paidWithin) : 0
	const even = usd * annuity(rate, tenor)
	let owed = usd
	for (let k = 0; k < cash.length; k++) {
		const ofMonth = owed * rate
		const service = {
			sculpted: cover > 0 ? (cash[k] ?? NaN) / cover : 0,
			annuity: even,
			interest_only: ofMonth + (k === tenor - 1 ? owed : 0),
		}[repayment]
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
	const within = cashWithin(cfads, terms, rows.cash)
	const { interest, principal, balance } = rows
	if (within.cash.length === 0) return { usd: 0, interest, principal, balance, binding: 'gearing' }
	const capacity = terms.sizeByDscr ? capacityOf(within, terms) : Infinity
	const usd = Math.min(capacity, constructionUsd)
	serve(rows, usd, { ...within, ...terms })
	return { usd, interest, principal, balance, binding: capacity < constructionUsd ? 'dscr' : 'gearing' }
}
