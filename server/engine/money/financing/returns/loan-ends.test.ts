import { expect, test } from 'vitest'
import { must } from '../../../../../tests/factories/must.ts'
import { reproduction } from '../../../../../tests/factories/reproduction.ts'
import { computePlan } from '../../../compute-plan.ts'

type Changes = NonNullable<Parameters<typeof reproduction>[0]>

/** Let by the hour from January 2027: delivered in 2027-01, gone after 36 months; 48 months of plan from January 2026. */
function rented(finance: unknown, changes: Changes = {}) {
	const { order, plan } = changes
	const life = { retireAfterMonths: 36, rentUsdPerAcceleratorHour: 4, rentOccupancyShare: 0.9, ...order }
	return computePlan(
		reproduction({
			hall: { scope: 'greenfield', startMonth: '2026-01', durationMonths: 12 },
			order: { accelerators: 18_000, orderMonth: '2026-08', leadTimeMonths: 5, ...life },
			workload: { startMonth: '2029-12' },
			plan: { horizonMonths: 72, finance, ...plan },
		}),
	)
}
type Run = ReturnType<typeof rented>
const warning = ({ warnings }: Run, code: string) => warnings.find((one) => one.code === code)

test('a loan that outlives the chips that pay it is warned of, with months and money (lP27)', () => {
	const run = rented({ termMonths: 48, conversionMonth: '2027-02', repayment: 'annuity' })
	// Chips are in service from January 2027 to December 2029; the loan runs to January 2031.
	expect(warning(run, 'loan_outlives_chips')).toMatchObject({
		path: 'finance.termMonths',
		facts: { months: 13, ends: '2029-12', loanEnds: '2031-01' },
	})
	const { owedUsd } = must(warning(run, 'loan_outlives_chips')).facts as { readonly owedUsd: number }
	expect(owedUsd).toBe(run.finance.cashFlow.termBalanceUsd[47])
	expect(owedUsd).toBeGreaterThan(1e6)
	expect(warning(rented({ termMonths: 35, conversionMonth: '2027-02' }), 'loan_outlives_chips')).toBeUndefined()
	// Chips that are refreshed go on paying.
	const refreshed = rented({ termMonths: 48, conversionMonth: '2027-02' }, { order: { refreshAfterMonths: 30 } })
	expect(warning(refreshed, 'loan_outlives_chips')).toBeUndefined()
})

test('a loan that outlives the leases that pay it is warned of; chips then do not matter (lP27)', () => {
	const lease = { id: 'l', siteId: 's', itMW: 40, startMonth: '2027-02', termMonths: 24, rentUsdPerKWMonth: 300 }
	const let24 = (termMonths: number) =>
		rented(
			{ termMonths, conversionMonth: '2027-02' },
			{ order: { owner: 'tenant', rentUsdPerAcceleratorHour: null }, plan: { leases: [lease] } },
		)
	expect(warning(let24(36), 'loan_outlives_lease')).toMatchObject({
		facts: { months: 12, ends: '2029-01', loanEnds: '2030-01' },
	})
	expect(warning(let24(36), 'loan_outlives_chips')).toBeUndefined()
	expect(warning(let24(24), 'loan_outlives_lease')).toBeUndefined()
})

test('a plan that ends before its loan leaves a debt to the end value, and says so (lP27)', () => {
	const long = { termMonths: 120, conversionMonth: '2027-02', repayment: 'annuity' }
	const run = rented(long, { order: { retireAfterMonths: 180 } })
	const facts = {
		months: 61,
		ends: '2031-12',
		loanEnds: '2037-01',
		owedUsd: run.finance.cashFlow.termBalanceUsd.at(-1),
	}
	expect(warning(run, 'tenor_on_tail')).toMatchObject({ facts })
	const within = rented({ ...long, termMonths: 59 }, { order: { retireAfterMonths: 180 } })
	expect(warning(within, 'tenor_on_tail')).toBeUndefined()
})

test('cash that does not pay the debt service is warned of, from its first quarter on (lP27)', () => {
	const heavy = {
		gearingShare: 0.95,
		sizeByDscr: false,
		repayment: 'annuity',
		termMonths: 30,
		conversionMonth: '2027-02',
	}
	const run = rented(heavy, { order: { rentUsdPerAcceleratorHour: 2 } })
	const { minDscr } = run.finance.returns
	expect(must(minDscr)).toBeLessThan(1)
	const below = Object.entries(run.finance.quarters).filter(([, { dscr }]) => dscr !== null && dscr < 1)
	expect(must(below[0])[0]).toBe('2027-Q1')
	const short = below.reduce(
		(total, [, { cfadsUsd, termInterestUsd, termPrincipalUsd }]) =>
			total + termInterestUsd + termPrincipalUsd - cfadsUsd,
		0,
	)
	const found = must(warning(run, 'cover_below_one'))
	expect(found).toMatchObject({ facts: { month: '2027-01', cover: minDscr } })
	expect((found.facts as { readonly shortUsd: number }).shortUsd / short).toBeCloseTo(1, 1)
	const light = rented({ termMonths: 30, conversionMonth: '2027-02' })
	expect(warning(light, 'cover_below_one')).toBeUndefined()
})
