import { at, type Series } from './plan-flows.ts'
import { type TermLoan, termLoan, type TermRows, termRows, type TermTerms } from './term-loan.ts'

/** What two loans are served in: each its own rows, and both together. */
export type TwoLoanRows = {
	readonly chips: TermRows
	readonly rest: TermRows
	readonly cash: Readonly<Record<'chips' | 'rest', Series>>
	readonly together: Readonly<Record<'interest' | 'principal' | 'balance', Series>>
}

export function twoLoanRows(terms: Readonly<Record<'chips' | 'rest', TermTerms>>, months: number): TwoLoanRows {
	const within = Math.min(months, Math.max(terms.chips.tenor, terms.rest.tenor))
	const row = () => new Float64Array(within)
	return {
		chips: termRows(terms.chips, months),
		rest: termRows(terms.rest, months),
		cash: { chips: new Float64Array(months), rest: new Float64Array(months) },
		together: { interest: row(), principal: row(), balance: row() },
	}
}

type Borrowed = {
	/** cash available for debt service from conversion on */
	readonly cfads: Series
	readonly constructionUsd: number
	/** of it, for chips */
	readonly chipsUsd: number
}

/**
 * Chips and the rest each repay what was borrowed for them. Chips' loan is sized on their share of the cash and served first,
 * the rest on what the cash at the target cover leaves. Rule lP32.
 */
export function twoLoans(
	{ cfads, constructionUsd, chipsUsd }: Borrowed,
	terms: Readonly<Record<'chips' | 'rest', TermTerms>>,
	rows: TwoLoanRows,
): TermLoan {
	const share = constructionUsd > 0 ? chipsUsd / constructionUsd : 0
	for (let k = 0; k < cfads.length; k++) rows.cash.chips[k] = Math.max(0, at(cfads, k)) * share
	const chips = termLoan({ cfads: rows.cash.chips, constructionUsd: chipsUsd }, terms.chips, rows.chips)
	const { targetDscr } = terms.rest
	for (let k = 0; k < cfads.length; k++) {
		const served = at(chips.interest, k) + at(chips.principal, k)
		rows.cash.rest[k] = Math.max(0, Math.max(0, at(cfads, k)) - targetDscr * served)
	}
	const rest = termLoan({ cfads: rows.cash.rest, constructionUsd: constructionUsd - chipsUsd }, terms.rest, rows.rest)
	const { interest, principal, balance } = rows.together
	for (let k = 0; k < balance.length; k++) {
		interest[k] = at(chips.interest, k) + at(rest.interest, k)
		principal[k] = at(chips.principal, k) + at(rest.principal, k)
		balance[k] = at(chips.balance, k) + at(rest.balance, k)
	}
	return {
		...{ usd: chips.usd + rest.usd, interest, principal, balance },
		binding: chips.binding === 'dscr' || rest.binding === 'dscr' ? 'dscr' : 'gearing',
		ofChips: { usd: chips.usd, balance: chips.balance },
	}
}
