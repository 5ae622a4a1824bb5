/** Debt until conversion, by month. */
export type ConstructionLoan = {
	readonly draw: Float64Array
	readonly interest: Float64Array
	readonly fees: Float64Array
	readonly equity: Float64Array
	readonly distributions: Float64Array
	/** after the month */
	readonly balance: Float64Array
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
	readonly need: Float64Array
	readonly chips: Float64Array
	readonly commitmentUsd: number
}
const MONTHS_PER_YEAR = 12

type Rows = Omit<ConstructionLoan, 'commitmentUsd'>

/** Series for a loan to be drawn in: whoever draws several, one after the other, needs them once. */
export function constructionRows({ conversion }: ConstructionTerms): Rows {
	const row = () => new Float64Array(conversion)
	return { draw: row(), interest: row(), fees: row(), equity: row(), distributions: row(), balance: row() }
}

/** Fees of a month from close on: of the commitment in the first, of what is not drawn in each. */
function feesOf(month: number, balance: number, { terms, commitmentUsd }: Fees): number {
	if (terms.close === null || month < terms.close) return 0
	const undrawn = Math.max(0, commitmentUsd - balance)
	const upfront = month === terms.close ? terms.upfrontFee * commitmentUsd : 0
	return (terms.commitmentFeePerYear / MONTHS_PER_YEAR) * undrawn + upfront
}
type Fees = { readonly terms: ConstructionTerms; readonly commitmentUsd: number }

/** Every month until conversion: debt its share of what is needed from close on, equity the rest. mM5.4 */
export function drawConstruction(
	{ need, chips, commitmentUsd }: Needs,
	terms: ConstructionTerms,
	loan: Rows,
): ConstructionLoan {
	const of = { terms, commitmentUsd }
	let balance = 0
	for (let month = 0; month < terms.conversion; month++) {
		const interest = (balance * terms.ratePerYear) / MONTHS_PER_YEAR
		const fees = feesOf(month, balance, of)
		const all = (need[month] ?? 0) + interest + fees
		const asked = Math.max(0, all)
		const ofChips = Math.min(chips[month] ?? 0, asked)
		const isOpen = terms.close !== null && month >= terms.close
		const draw = isOpen ? terms.gearing * (asked - ofChips) + terms.chipGearing * ofChips : 0
		balance += draw
		loan.draw[month] = draw
		loan.interest[month] = interest
		loan.fees[month] = fees
		loan.equity[month] = asked - draw
		loan.distributions[month] = asked - all
		loan.balance[month] = balance
	}
	// Drawn and never repaid before conversion.
	return { ...loan, commitmentUsd: balance }
}
