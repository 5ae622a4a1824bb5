/** Debt until conversion, by month. */
export type ConstructionLoan = {
	readonly draw: readonly number[]
	readonly interest: readonly number[]
	readonly fees: readonly number[]
	readonly equity: readonly number[]
	readonly distributions: readonly number[]
	/** after the month */
	readonly balance: readonly number[]
	readonly commitmentUsd: number
}
export type ConstructionTerms = {
	readonly gearing: number
	readonly chipGearing: number
	readonly ratePerYear: number
	readonly upfrontFee: number
	readonly commitmentFeePerYear: number
	/** null: no debt */
	readonly close: number | null
	readonly conversion: number
}
type Needs = {
	/** capital, deposits, less what operation brings and what is sold */
	readonly need: readonly number[]
	readonly chips: readonly number[]
	readonly commitmentUsd: number
}
const MONTHS_PER_YEAR = 12

type Column = number[]
type Rows = Record<'draw' | 'interest' | 'fees' | 'equity' | 'distributions' | 'balance', Column>

/** Fees of a month from close on: of the commitment in the first, of what is not drawn in each. */
function feesOf(month: number, balance: number, { terms, commitmentUsd }: Fees): number {
	if (terms.close === null || month < terms.close) return 0
	const undrawn = Math.max(0, commitmentUsd - balance)
	const upfront = month === terms.close ? terms.upfrontFee * commitmentUsd : 0
	return (terms.commitmentFeePerYear / MONTHS_PER_YEAR) * undrawn + upfront
}
type Fees = { readonly terms: ConstructionTerms; readonly commitmentUsd: number }

/** Every month until conversion: debt its share of what is needed from close on, equity the rest. mM5.4 */
export function drawConstruction({ need, chips, commitmentUsd }: Needs, terms: ConstructionTerms): ConstructionLoan {
	const loan: Rows = { draw: [], interest: [], fees: [], equity: [], distributions: [], balance: [] }
	let balance = 0
	for (let month = 0; month < terms.conversion; month++) {
		const interest = (balance * terms.ratePerYear) / MONTHS_PER_YEAR
		const fees = feesOf(month, balance, { terms, commitmentUsd })
		const all = (need[month] ?? 0) + interest + fees
		const asked = Math.max(0, all)
		const ofChips = Math.min(chips[month] ?? 0, asked)
		const isOpen = terms.close !== null && month >= terms.close
		const draw = isOpen ? terms.gearing * (asked - ofChips) + terms.chipGearing * ofChips : 0
		balance += draw
		loan.draw.push(draw)
		loan.interest.push(interest)
		loan.fees.push(fees)
		loan.equity.push(asked - draw)
		loan.distributions.push(asked - all)
		loan.balance.push(balance)
	}
	return { ...loan, commitmentUsd: loan.draw.reduce((sum, value) => sum + value, 0) }
}
