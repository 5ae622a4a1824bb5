import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomPlans } from '../../../../tests/factories/random/random-plan.ts'
import { reproductionFile } from '../../../../tests/factories/reproduction.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import { computePlan, runPlan } from '../../compute-plan.ts'
import { explainPlan } from '../../explain-plan.ts'

const file = (finance: unknown, plan: Record<string, unknown> = {}) =>
	reproductionFile({
		hall: { scope: 'greenfield', startMonth: '2026-01', durationMonths: 12 },
		order: { accelerators: 30_000, orderMonth: '2026-08', leadTimeMonths: 5, depositShare: 0.2 },
		workload: { startMonth: '2027-02' },
		plan: { finance, ...plan },
	})

function compute(finance: unknown, plan: Record<string, unknown> = {}) {
	const parsed = parsePlanFile(file(finance, plan))
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	return computePlan(parsed.plan).finance
}
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

test('a plan without financing is told flows without debt and tax, and no cover (mM5)', () => {
	const { cashFlow, returns } = compute(null)
	for (const key of ['constructionDrawUsd', 'termDrawUsd', 'feesUsd', 'taxUsd', 'termInterestUsd'] as const)
		expect(sum(cashFlow[key]), key).toBe(0)
	expect(returns).toMatchObject({ equityIrr: null, minDscr: null, termDebtUsd: null, binding: null })
	expect(returns.projectIrr).toBe(returns.projectIrrPreTax)
	expect(sum(cashFlow.equityUsd)).toBeGreaterThan(0)
})

test('an empty financing takes all usual terms and stays in the file (mM5)', () => {
	const parsed = parsePlanFile(file({}))
	if (!parsed.ok) throw new Error('the plan must be valid')
	expect(toPlanFile(parsed.plan)['finance']).toEqual({})
	const { cashFlow, returns } = computePlan(parsed.plan).finance
	const first = cashFlow.constructionDrawUsd.findIndex((usd) => usd > 0)
	const need = (cashFlow.constructionDrawUsd[first] ?? 0) + (cashFlow.equityUsd[first] ?? 0)
	expect((cashFlow.constructionDrawUsd[first] ?? 0) / need).toBeCloseTo(0.7, 9)
	// Chips are most of the capital: five years.
	expect(returns.termMonths).toBe(60)
	// Nothing is sold, so the cash carries no loan: equity repays the debt.
	expect(returns).toMatchObject({ termDebtUsd: 0, binding: 'dscr' })
})

test('debt is not converted before it is drawn: a close after the conversion is refused', () => {
	const parsed = parsePlanFile(file({ closeMonth: '2027-06', conversionMonth: '2027-06' }))
	expect(parsed.ok ? [] : parsed.problems.map(({ path }) => path)).toEqual(['finance.closeMonth'])
})

test('a quarter holds the sums of its months and the balance of its last', () => {
	const { quarters, cashFlow } = compute({})
	expect(Object.keys(quarters)[0]).toBe('2026-Q1')
	expect(quarters['2026-Q4']?.capexUsd).toBeCloseTo(sum(cashFlow.capexUsd.slice(9, 12)), 4)
	expect(quarters['2026-Q4']?.constructionBalanceUsd).toBe(cashFlow.constructionBalanceUsd[11])
})

test('a quarter is explained by the months it is made of, however large others are', () => {
	const parsed = parsePlanFile(file({}))
	if (!parsed.ok) throw new Error('the plan must be valid')
	const frame = runPlan(parsed.plan)
	const behind = (key: string) => {
		const answer = explainPlan(frame, { quantity: `finance.quarters.${key}`, scope: 'quarter:2026-Q2', depth: 1 })
		if (!answer.ok) throw new Error('it must open')
		return answer.explanation
	}
	const { value, inputs } = behind('capexUsd')
	expect(inputs.map(({ month }) => month)).toEqual(['2026-04', '2026-05', '2026-06'])
	expect(value).toBeGreaterThan(0)
	expect(sum(inputs.map((input) => input.value ?? NaN))).toBeCloseTo(value ?? NaN, 4)
	const balance = behind('constructionBalanceUsd')
	expect(balance.inputs.map(({ month, value: of }) => [month, of])).toEqual([['2026-06', balance.value]])
})

test('accelerators that leave within the plan are sold at their age, the others are worth theirs at its end (mM5.2)', () => {
	const { cashFlow, returns } = compute(null, {
		buildPhases: [{ id: 'h', siteId: 's', itMW: 60, startMonth: '2026-01', durationMonths: 0, scope: 'existing' }],
		chipOrders: [
			{
				id: 'o',
				siteId: 's',
				chip: 'gb200-nvl72',
				accelerators: 7200,
				orderMonth: '2026-01',
				leadTimeMonths: 2,
				unitPriceUsd: 50_000,
				retireAfterMonths: 24,
			},
			{
				id: 'later',
				siteId: 's',
				chip: 'gb200-nvl72',
				accelerators: 7200,
				orderMonth: '2026-01',
				leadTimeMonths: 12,
				unitPriceUsd: 50_000,
			},
		],
		assumptions: { networkStorageCapexShare: 0 },
	})
	expect(cashFlow.disposalUsd[26]).toBeCloseTo(7200 * 50_000 * 0.66 ** 2, 2)
	expect(sum(cashFlow.disposalUsd)).toBe(cashFlow.disposalUsd[26])
	// 48 months of plan, delivered in the thirteenth: three years old. Nothing else was bought.
	expect(returns.terminalValueUsd).toBeCloseTo(7200 * 50_000 * 0.66 ** 3, 2)
})

/** Months of random plans in which sources are not uses, or cash does not tie to its parts. */
function unequal({ cashFlow: of }: ReturnType<typeof compute>): readonly string[] {
	const at = (key: keyof typeof of, month: number) => of[key][month] ?? 0
	const plus = (month: number, keys: readonly (keyof typeof of)[]) =>
		keys.reduce((total, key) => total + at(key, month), 0)
	return of.capexUsd.flatMap((_, month) => {
		const sources = plus(month, ['constructionDrawUsd', 'termDrawUsd', 'equityUsd', 'revenueUsd', 'disposalUsd'])
		const uses = plus(month, [
			...(['capexUsd', 'feesUsd', 'constructionInterestUsd', 'opexUsd', 'taxUsd', 'workingCapitalUsd'] as const),
			...(['depositsUsd', 'termInterestUsd', 'termPrincipalUsd', 'constructionRepaidUsd'] as const),
			...(['reserveUsd', 'distributionsUsd'] as const),
		])
		const cash = at('revenueUsd', month) - plus(month, ['opexUsd', 'taxUsd', 'workingCapitalUsd'])
		const ties = Math.abs(cash - at('cfadsUsd', month)) < 0.05
		return Math.abs(sources - uses) < 0.05 && ties ? [] : [`month ${String(month)}: ${String(sources - uses)}`]
	})
}

test(
	'sources are uses in every month of random plans and at close (lP28), the value of each is one (lP29), and debt is what was drawn less what was repaid (mM9)',
	{
		timeout: 180_000,
	},
	() => {
		let closed = 0
		for (const plan of fc.sample(randomPlans, { seed: 2026, numRuns: 200 })) {
			const { finance } = computePlan(plan)
			expect(unequal(finance)).toEqual([])
			expect(finance.totals.npvUsd).toBe(finance.returns.projectNpvUsd)
			const [sources, uses] = [finance.atClose.sources, finance.atClose.uses].map((side) =>
				Object.values(side).reduce<number>((total, usd) => total + (usd ?? 0), 0),
			)
			expect(sources).toBeCloseTo(uses ?? NaN, 1)
			closed += Number((sources ?? 0) > 0)
			const { termDrawUsd, termPrincipalUsd, termBalanceUsd } = finance.cashFlow
			expect(Math.abs(sum(termDrawUsd) - sum(termPrincipalUsd) - (termBalanceUsd.at(-1) ?? 0))).toBeLessThan(0.05)
			const layers = Object.values(finance.capexByLayer).reduce((total, series) => total + sum(series), 0)
			expect(layers).toBeCloseTo(sum(finance.cashFlow.capexUsd), 2)
		}
		expect(closed).toBeGreaterThan(20)
	},
)

test('a loan sculpted to 1.40 prints 1.40, though it begins and ends within a quarter and chips cost after they leave (lP26)', () => {
	const rented = { rentUsdPerAcceleratorHour: 4, rentOccupancyShare: 0.9, retireAfterMonths: 25 }
	const parsed = parsePlanFile(
		reproductionFile({
			hall: { scope: 'greenfield', startMonth: '2026-01', durationMonths: 12 },
			order: { accelerators: 18_000, orderMonth: '2026-08', leadTimeMonths: 5, ...rented },
			workload: { startMonth: '2029-12' },
			plan: {
				horizonMonths: 44,
				finance: {
					targetDscr: 1.4,
					repayment: 'sculpted',
					gearingShare: 0.9,
					termMonths: 29,
					conversionMonth: '2027-05',
				},
			},
		}),
	)
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	const { returns, quarters, cashFlow } = computePlan(parsed.plan).finance
	expect(returns.binding).toBe('dscr')
	// The chips leave in February 2029; what stands after them costs and earns nothing, and no debt is served from it.
	expect(Math.max(...cashFlow.cfadsUsd.slice(-7))).toBeLessThan(0)
	expect(returns.minDscr).toBeCloseTo(1.4, 6)
	expect(returns.avgDscr).toBeCloseTo(1.4, 6)
	const cover = ['2027-Q1', '2027-Q2', '2028-Q4', '2029-Q1', '2029-Q2'].map((quarter) => quarters[quarter]?.dscr)
	const even = expect.closeTo(1.4, 6) as unknown
	expect(cover).toEqual([null, even, even, even, null])
})
