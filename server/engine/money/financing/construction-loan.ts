/** Debt until conversion, by month; after it each series is as it was. */
export type ConstructionRows = {
	readonly constructionDrawUsd: Float64Array
	readonly constructionInterestUsd: Float64Array
	readonly feesUsd: Float64Array
	readonly equityUsd: Float64Array
	readonly distributionsUsd: Float64Array
	/** after the month */
	readonly constructionBalanceUsd: Float64Array
}
export type ConstructionLoan = {
	/** drawn, and owed at conversion: nothing is repaid before it */
	readonly commitmentUsd: number
	/** interest and fees */
	readonly carriedUsd: number
	/** of what is owed at conversion, what chips and their interest and fees took; only where they have a loan of their own */
	readonly chipsUsd: number
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
	/** chips have a loan of their own: interest and fees of it are theirs */
	readonly apart?: boolean
}
type Needs = {
	/** capital, deposits, less what operation brings and what is sold */
	readonly need: Float64Array
	readonly chips: Float64Array
	readonly commitmentUsd: number
	/** of it, for chips */
	readonly chipsCommitmentUsd?: number
}
const MONTHS_PER_YEAR = 12

/** Fees of a month from close on: of the commitment in the first, of what is not drawn in each. */
function feesOf(month: number, balance: number, { terms, commitmentUsd }: Fees): number {
	if (terms.close === null || month < terms.close) return 0
	const undrawn = Math.max(0, commitmentUsd - balance)
	const upfront = month === terms.close ? terms.upfrontFee * commitmentUsd : 0
	return (terms.commitmentFeePerYear / MONTHS_PER_YEAR) * undrawn + upfront
}
type Fees = { readonly terms: ConstructionTerms; readonly commitmentUsd: number }

/** What debt pays of a month, and of that what chips draw. */
function drawnIn(
	month: number,
	terms: ConstructionTerms,
	{ asked, chipsAsked }: { readonly asked: number; readonly chipsAsked: number },
): readonly [draw: number, chips: number] {
	if (terms.close === null || month < terms.close) return [0, 0]
	const chips = terms.chipGearing * chipsAsked
	return [terms.gearing * (asked - chipsAsked) + chips, chips]
}

/** Every month until conversion: debt its share of what is needed from close on, equity the rest. mM5.4 */
export function drawConstruction(
	{ need, chips, commitmentUsd, chipsCommitmentUsd = 0 }: Needs,
	terms: ConstructionTerms,
	rows: ConstructionRows,
): ConstructionLoan {
	const of = { terms, commitmentUsd }
	const ofChips = { apart: terms.apart === true, share: commitmentUsd > 0 ? chipsCommitmentUsd / commitmentUsd : 0 }
	let [balance, chipsUsd, allInterest, allFees] = [0, 0, 0, 0]
	for (let month = 0; month < terms.conversion; month++) {
		const interest = (balance * terms.ratePerYear) / MONTHS_PER_YEAR
		const fees = feesOf(month, balance, of)
		const all = (need[month] ?? 0) + interest + fees
		const asked = Math.max(0, all)
		const carried = ofChips.apart ? (chipsUsd * terms.ratePerYear) / MONTHS_PER_YEAR + ofChips.share * fees : 0
		const chipsAsked = Math.min((chips[month] ?? 0) + carried, asked)
		const [draw, chipsDraw] = drawnIn(month, terms, { asked, chipsAsked })
		balance += draw
		chipsUsd += chipsDraw
		allInterest += interest
		allFees += fees
		rows.constructionDrawUsd[month] = draw
		rows.constructionInterestUsd[month] = interest
		rows.feesUsd[month] = fees
		rows.equityUsd[month] = asked - draw
		rows.distributionsUsd[month] = asked - all
		rows.constructionBalanceUsd[month] = balance
	}
	return { commitmentUsd: balance, carriedUsd: allInterest + allFees, chipsUsd }
}
