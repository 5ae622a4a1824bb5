import { expect, test } from 'vitest'
import { must } from '../../../../../tests/factories/must.ts'
import { reproduction } from '../../../../../tests/factories/reproduction.ts'
import { computePlan } from '../../../compute-plan.ts'

const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0)

function atClose(finance: unknown, hall: Record<string, unknown> = {}) {
	const plan = reproduction({
		hall: { scope: 'greenfield', startMonth: '2026-03', durationMonths: 12, ...hall },
		order: { accelerators: 18_000, orderMonth: '2026-08', leadTimeMonths: 5, rentUsdPerAcceleratorHour: 4 },
		workload: { startMonth: '2029-12' },
		plan: { finance },
	})
	return computePlan(plan).finance
}

test('sources and uses at close are what is needed until conversion: the loan is counted once (lP28)', () => {
	const { atClose: close, cashFlow, returns } = atClose({ conversionMonth: '2027-07' })
	const until = (series: readonly number[]) => sum(series.slice(0, 18))
	expect(close.takeOut.month).toBe('2027-07')
	expect(close.sources.debtUsd).toBeCloseTo(must(returns.constructionDebtUsd), 2)
	expect(close.uses.opexUsd).toBeCloseTo(until(cashFlow.opexUsd), 2)
	expect(close.uses.interestUsd).toBeCloseTo(must(returns.interestDuringConstructionUsd), 2)
	expect(sum(Object.values(close.sources)) / sum(Object.values(close.uses))).toBeCloseTo(1, 9)
	// The term loan takes the place of construction debt, equity of the rest, and neither is needed twice.
	const { termDebtUsd, equityUsd, repaidUsd } = close.takeOut
	expect(termDebtUsd).toBeCloseTo(must(returns.termDebtUsd), 2)
	expect(must(termDebtUsd) + must(equityUsd)).toBeCloseTo(must(repaidUsd), 2)
	expect(repaidUsd).toBeCloseTo(must(close.sources.debtUsd), 2)
	// All months of the plan together would count it with its repayment.
	expect(sum(cashFlow.constructionDrawUsd) + sum(cashFlow.termDrawUsd)).toBeGreaterThan(must(close.sources.debtUsd))
})

test('what was spent before the plan is equity, and capital of its layer (lP28)', () => {
	const { atClose: close, beforePlanUsd, returns } = atClose({}, { startMonth: '2025-06' })
	expect(beforePlanUsd.infrastructure).toBeGreaterThan(0)
	expect(must(close.uses.infrastructureUsd)).toBeGreaterThan(beforePlanUsd.infrastructure)
	expect(must(close.sources.equityUsd)).toBeGreaterThan(beforePlanUsd.totalUsd)
	expect(must(close.sources.equityUsd)).toBeLessThanOrEqual(must(returns.equityUsd))
})

test('without financing there is no close, and within a plan that never converts no take-out (lP28)', () => {
	const { sources, uses, takeOut } = atClose(null).atClose
	for (const part of [sources, uses, takeOut]) expect(new Set(Object.values(part))).toEqual(new Set([null]))
	const never = atClose({ conversionMonth: '2039-12' }).atClose
	expect(never.sources.debtUsd).toBeGreaterThan(0)
	expect(new Set(Object.values(never.takeOut))).toEqual(new Set([null]))
})
