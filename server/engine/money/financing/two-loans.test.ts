import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import { reproductionFile } from '../../../../tests/factories/reproduction.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { sum } from '../../cells.ts'
import { computePlan } from '../../compute-plan.ts'
import { termLoan } from './term-loan.ts'
import { twoLoanRows, twoLoans } from './two-loans.ts'

const TERM = { ratePerYear: 0.12, tenor: 48, targetDscr: 1.25, sizeByDscr: true, repayment: 'sculpted' } as const
const CHIPS = { ...TERM, tenor: 24 }
const MONTHS = 60
const cash = (usd: number) => Float64Array.from({ length: MONTHS }, () => usd)
const solve = (terms: { chips: typeof CHIPS; rest: typeof TERM }, of: { constructionUsd: number; chipsUsd: number }) =>
	twoLoans({ cfads: cash(100), ...of }, terms, twoLoanRows(terms, MONTHS))
const worth = (months: number) => (1 - 1.01 ** -months) / 0.01

test('chips are sized on their share of the cash, the rest on what the cover leaves (lP32, by hand)', () => {
	const { usd, ofChips, interest, principal, balance, binding } = solve(
		{ chips: CHIPS, rest: TERM },
		{ constructionUsd: 4000, chipsUsd: 2000 },
	)
	expect(must(ofChips).usd).toBeCloseTo(0.5 * 80 * worth(24), 6)
	expect(must(ofChips).usd).toBeCloseTo(849.74, 1)
	expect(40 * worth(24) + 80 * (worth(48) - worth(24))).toBeCloseTo(2188.18, 1)
	expect(usd - must(ofChips).usd).toBeCloseTo(2000, 9)
	expect(binding).toBe('dscr')
	// Nothing is owed after the longer tenor, nothing of chips after theirs, and no month asks for more than the cover lets.
	expect(balance.at(-1)).toBeCloseTo(0, 6)
	expect(must(ofChips).balance.at(-1)).toBeCloseTo(0, 6)
	for (let k = 0; k < 48; k++) expect((interest[k] ?? 0) + (principal[k] ?? 0)).toBeLessThanOrEqual(80 + 1e-6)
	expect(sum(principal)).toBeCloseTo(usd, 6)
})

test('law: at equal terms, bound by what is owed, two loans are one', () => {
	const owed = { constructionUsd: 1500, chipsUsd: 600 }
	const alike = { ...TERM, repayment: 'annuity' as const }
	const terms = { chips: alike, rest: alike }
	const two = twoLoans({ cfads: cash(100), ...owed }, terms, twoLoanRows(terms, MONTHS))
	const one = termLoan({ cfads: cash(100), constructionUsd: 1500 }, alike)
	expect(two.usd).toBeCloseTo(one.usd, 9)
	one.balance.forEach((usd, k) => expect(two.balance[k]).toBeCloseTo(usd, 6))
})

const file = (finance: Record<string, unknown>) =>
	reproductionFile({
		hall: { scope: 'greenfield', startMonth: '2026-01', durationMonths: 12 },
		order: { accelerators: 20_000, orderMonth: '2026-08', leadTimeMonths: 5, rentUsdPerAcceleratorHour: 4 },
		plan: { finance, workloads: [] },
	})
function financeOf(finance: Record<string, unknown>) {
	const parsed = parsePlanFile(file(finance))
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	return computePlan(parsed.plan)
}

test('a plan with a loan of chips draws, serves and tells both, and both add up (lP32)', () => {
	const one = financeOf({ termMonths: 120 })
	expect(one.finance.returns).toMatchObject({ chipDebtUsd: null, restDebtUsd: null, chipTermMonths: null })
	const { finance, warnings } = financeOf({ termMonths: 120, chipTermMonths: 36, chipTermRatePerYear: 0.1 })
	const { returns, cashFlow } = finance
	expect(must(returns.chipDebtUsd) + must(returns.restDebtUsd)).toBeCloseTo(must(returns.termDebtUsd), 2)
	expect([returns.chipTermMonths, returns.restTermMonths, returns.termMonths]).toEqual([36, 120, 120])
	expect(must(returns.chipDebtUsd)).toBeGreaterThan(0)
	// Debt of chips and the rest is drawn as one loan would draw it where both are geared alike.
	expect(must(returns.constructionDebtUsd) / must(one.finance.returns.constructionDebtUsd)).toBeCloseTo(1, 2)
	const drawn = must(returns.termDebtUsd)
	const repaid = sum(cashFlow.termPrincipalUsd)
	expect(repaid + must(cashFlow.termBalanceUsd.at(-1))).toBeCloseTo(drawn, 0)
	expect(must(returns.minDscr)).toBeGreaterThan(0)
	expect(finance.atClose.takeOut.termDebtUsd).toBeCloseTo(drawn, 2)
	// Chips of 60 months outlive their own loan of 36; one loan of 120 months outlives them.
	expect(warnings.map(({ code }) => code)).not.toContain('loan_outlives_chips')
	expect(one.warnings.map(({ code }) => code)).toContain('loan_outlives_chips')
})
