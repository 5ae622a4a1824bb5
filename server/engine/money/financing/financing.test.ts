import { expect, test } from 'vitest'
import { cashFlow } from './cash-flow.ts'
import type { FinanceTerms, PlanFlows } from './plan-flows.ts'
import { depreciationOf, partsOfAlike } from './tax/depreciation.ts'
import { inRow, paybackMonth, presentValue, rateOfReturn } from './returns/returns.ts'
import { taxOf, taxYears } from './tax/tax.ts'
import { termLoan } from './term-loan.ts'
import { monthsOf } from '#shared/units/months.ts'
import { sum } from '../../cells.ts'

const TERM = { ratePerYear: 0.12, tenor: 24, targetDscr: 1.3, sizeByDscr: true, repayment: 'sculpted' } as const

test('a sculpted loan within its tenor ends at nothing, with the same cover in every month (mM5.5)', () => {
	const cfads = Float64Array.from({ length: 24 }, (_, month) => 100 + month)
	const loan = termLoan({ cfads, constructionUsd: 1e9 }, TERM)
	expect(loan.binding).toBe('dscr')
	expect(loan.balance.at(-1)).toBeCloseTo(0, 6)
	cfads.forEach((cash, month) => {
		expect(cash / ((loan.interest[month] ?? 0) + (loan.principal[month] ?? 0))).toBeCloseTo(1.3, 9)
	})
	const present = sum(cfads.map((cash, month) => cash / 1.01 ** (month + 1)))
	expect(loan.usd).toBeCloseTo(present / 1.3, 6)
})

test('an annuity is served alike and ends at nothing; interest only repays at the end', () => {
	const cfads = Float64Array.from({ length: 24 }, () => 100)
	const even = termLoan({ cfads, constructionUsd: 1000 }, { ...TERM, repayment: 'annuity' })
	expect(even.usd).toBe(1000)
	expect(even.binding).toBe('gearing')
	expect(even.balance.at(-1)).toBeCloseTo(0, 9)
	const late = termLoan({ cfads, constructionUsd: 1000 }, { ...TERM, repayment: 'interest_only' })
	expect(late.principal.slice(0, 23).every((value) => Math.abs(value) < 1e-9)).toBe(true)
	expect(late.principal[23]).toBeCloseTo(1000, 9)
	const none = termLoan({ cfads: new Float64Array(), constructionUsd: 1000 }, TERM)
	expect(none).toMatchObject({ usd: 0, binding: 'gearing' })
})

test('a plan shorter than the tenor owes what an annuity would, in share of the loan', () => {
	const cfads = Float64Array.from({ length: 12 }, () => 100)
	const loan = termLoan({ cfads, constructionUsd: 500 }, TERM)
	const [all, now] = [1.01 ** 24, 1.01 ** 12]
	expect((loan.balance.at(-1) ?? 0) / 500).toBeCloseTo((all - now) / (all - 1), 9)
})

test('losses are carried and offset so much of income; no duty is refunded (mM5.7)', () => {
	const income = Float64Array.from({ length: 24 }, (_, month) => (month < 12 ? -10 : 20))
	const { months, onEnd } = taxOf({ years: taxYears(monthsOf('2026-01', 24)), income }, { rate: 0.25, lossUse: 0.8 })
	expect(sum(months.slice(0, 12))).toBe(0)
	// 240 of income, 120 of losses: all may be used, as 80 % of 240 is 192.
	expect(sum(months)).toBeCloseTo(0.25 * 120, 9)
	expect(months[14]).toBeCloseTo(7.5, 9)
	expect(onEnd(100)).toBeCloseTo(25, 9)
	expect(onEnd(-1000)).toBeCloseTo(-30, 9)
})

test('five-year property is written off in six calendar years; what lies before the plan is lost', () => {
	const asset = { costUsd: 100, paidUsd: 100, service: 3, taxClass: 'macrs5', lifeMonths: 60 } as const
	const plan = { months: monthsOf('2026-01', 84), bonus: 0 }
	const { months, leftUsd } = depreciationOf([asset], partsOfAlike(plan))
	expect(sum(months.slice(0, 12))).toBeCloseTo(20, 9)
	expect(sum(months.slice(12, 24))).toBeCloseTo(32, 9)
	expect(leftUsd).toBeCloseTo(0, 9)
	const early = depreciationOf([{ ...asset, service: -3 }], partsOfAlike(plan))
	expect(sum(early.months)).toBeCloseTo(80, 9)
	const line = depreciationOf(
		[{ ...asset, taxClass: 'straight_line' }],
		partsOfAlike({ ...plan, months: monthsOf('2026-01', 33) }),
	)
	expect(line.leftUsd).toBeCloseTo(50, 9)
	const all = depreciationOf([asset], partsOfAlike({ ...plan, bonus: 1 }))
	expect(sum(all.months.slice(0, 12))).toBeCloseTo(100, 9)
	const land = depreciationOf([{ ...asset, taxClass: 'none' }], partsOfAlike(plan))
	expect(land).toMatchObject({ leftUsd: 100 })
})

test('a building is written off over 39 years from the middle of its month of service', () => {
	const asset = { costUsd: 3900, paidUsd: 3900, service: 0, taxClass: 'macrs39', lifeMonths: 240 } as const
	const { months } = depreciationOf([asset], partsOfAlike({ months: monthsOf('2026-07', 18), bonus: 0 }))
	expect(sum(months.slice(0, 6))).toBeCloseTo((100 * 5.5) / 12, 9)
	expect(sum(months.slice(6))).toBeCloseTo(100, 9)
})

test('the rate of return is the rate a year at which flows are worth nothing; payback their first month above it', () => {
	const flows = inRow(
		Array.from({ length: 24 }, () => 10),
		[{ month: -6, usd: 180 }],
	)
	const rate = rateOfReturn(flows)
	expect(presentValue(flows, rate ?? NaN)).toBeCloseTo(0, 6)
	expect(paybackMonth(flows)).toBe(17)
	expect(rateOfReturn(inRow([-1, -1], []))).toBeNull()
	expect(paybackMonth(inRow([1, 1], []))).toBeNull()
})

test.each([
	[0.01, 0.05],
	[0.005, -0.01],
	[-0.004, 0.0045],
	[-0.015, 0.09],
])('of flows worth nothing at %d and at %d a month the rate nearer to none is their return (mM5.9)', (near, far) => {
	const months = [1, -(2 + near + far), (1 + near) * (1 + far)]
	expect(rateOfReturn(inRow(months, []))).toBeCloseTo((1 + near) ** 12 - 1, 9)
})

const months = monthsOf('2026-01', 36)
const byMonth = (usd: (month: number) => number) => Float64Array.from(months, (_, month) => usd(month))
const flows: PlanFlows = {
	years: taxYears(months),
	revenue: byMonth((month) => (month >= 12 ? 60 : 0)),
	opex: byMonth((month) => (month >= 12 ? 12 : 0)),
	capex: byMonth((month) => (month < 12 ? 100 : 0)),
	chips: byMonth((month) => (month === 11 ? 80 : 0)),
	deposits: byMonth((month) => (month === 1 ? 5 : month === 30 ? -5 : 0)),
	disposal: byMonth((month) => (month === 28 ? 15 : 0)),
	depreciation: byMonth((month) => (month >= 12 ? 8 : 0)),
}
const terms: FinanceTerms = {
	construction: {
		...{ gearing: 0.7, chipGearing: 0.5, ratePerYear: 0.06, upfrontFee: 0.0125, commitmentFeePerYear: 0.005 },
		...{ close: 0, conversion: 12 },
	},
	term: { ...TERM, ratePerYear: 0.06, tenor: 180 },
	reserveMonths: 6,
	tax: { rate: 0.25, lossUse: 0.8 },
	receivableDays: 30,
	payableDays: 15,
}

/** Sources less uses of a month. */
function apart({ series }: ReturnType<typeof cashFlow>, month: number): number {
	const of = (key: keyof typeof series) => series[key][month] ?? 0
	const sources = of('constructionDrawUsd') + of('termDrawUsd') + of('equityUsd') + of('revenueUsd') + of('disposalUsd')
	const uses =
		of('capexUsd') +
		of('feesUsd') +
		of('constructionInterestUsd') +
		of('opexUsd') +
		of('taxUsd') +
		of('workingCapitalUsd') +
		of('depositsUsd') +
		of('termInterestUsd') +
		of('termPrincipalUsd') +
		of('constructionRepaidUsd') +
		of('reserveUsd') +
		of('distributionsUsd')
	return sources - uses
}

test('in every month sources are uses, whatever the terms (mM5.10)', () => {
	const changes: readonly FinanceTerms[] = [
		terms,
		{ ...terms, construction: { ...terms.construction, conversion: 36 } },
		{ ...terms, construction: { ...terms.construction, close: null } },
		{ ...terms, construction: { ...terms.construction, close: 4 }, term: { ...terms.term, repayment: 'annuity' } },
		{ ...terms, term: { ...terms.term, repayment: 'interest_only', tenor: 20 } },
		{ ...terms, term: { ...terms.term, sizeByDscr: false, ratePerYear: 0 } },
	]
	for (const one of changes) {
		const found = cashFlow(flows, one)
		for (const month of months.keys()) expect(Math.abs(apart(found, month))).toBeLessThan(0.05)
	}
})

test('debt is its share of all that is needed, and fees its price of what is not drawn (mM5.4)', () => {
	const { series, construction } = cashFlow(flows, terms)
	const first = construction.commitmentUsd * (0.0125 + 0.005 / 12)
	expect(series.feesUsd[0]).toBeCloseTo(first, 2)
	expect(series.constructionDrawUsd[0]).toBeCloseTo(0.7 * (100 + first), 2)
	const last = 100 + (series.feesUsd[11] ?? 0) + (series.constructionInterestUsd[11] ?? 0)
	expect(series.constructionDrawUsd[11]).toBeCloseTo(0.7 * (last - 80) + 0.5 * 80, 6)
	expect(series.constructionInterestUsd[1]).toBeCloseTo(((series.constructionDrawUsd[0] ?? 0) * 0.06) / 12, 9)
})
