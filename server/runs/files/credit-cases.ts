import { rerunPlan, resultOf, type PlanRun } from '#server/engine/compute-plan.ts'
import { ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import type { CreditCase } from '#server/views/report/report-model.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { last } from '#server/views/figures/series.ts'

const LATER_MONTHS = 6
const LESS = 0.7
const MORE = 1.2

const less = (price: number | null): number | null => (price === null ? null : price * LESS)

/** Every hall that is built begins later than it would. */
const hallsLater = (plan: PlanFile): PlanFile => ({
	...plan,
	buildPhases: plan.buildPhases.map((hall) => {
		const { p50, p90, low } = hall.startDelayMonths ?? { p50: 0, p90: 0, low: null }
		return hall.durationMonths === 0
			? hall
			: { ...hall, startDelayMonths: { p50: p50 + LATER_MONTHS, p90: p90 + LATER_MONTHS, low } }
	}),
})

const demandLower = (plan: PlanFile): PlanFile => ({
	...plan,
	applications: plan.applications.map((application) => ({
		...application,
		unitsAtStart: application.unitsAtStart * LESS,
		unitsAtEnd: less(application.unitsAtEnd),
	})),
})

const pricesLower = (plan: PlanFile): PlanFile => ({
	...plan,
	applications: plan.applications.map((application) => ({
		...application,
		revenueUsdPerMillionTokens: less(application.revenueUsdPerMillionTokens),
		revenueUsdPerMillionInputTokens: less(application.revenueUsdPerMillionInputTokens),
	})),
	chipOrders: plan.chipOrders.map((order) => ({
		...order,
		rentUsdPerAcceleratorHour: less(order.rentUsdPerAcceleratorHour),
	})),
	leases: plan.leases.map((lease) => ({ ...lease, rentUsdPerKWMonth: lease.rentUsdPerKWMonth * LESS })),
})

function capitalHigher(plan: PlanFile): PlanFile {
	const own = plan.assumptions['hallScopeUplift']
	const value = (own?.value ?? ASSUMPTIONS.hallScopeUplift.default) * MORE
	return {
		...plan,
		assumptions: {
			...plan.assumptions,
			hallScopeUplift: { why: own?.why ?? null, source: own?.source ?? null, text: null, value },
		},
	}
}

const CASES: Readonly<Record<CreditCase['id'], (plan: PlanFile) => PlanFile>> = {
	halls_later: hallsLater,
	demand_lower: demandLower,
	prices_lower: pricesLower,
	capital_higher: capitalHigher,
}
const IDS = ['prices_lower', 'demand_lower', 'halls_later', 'capital_higher'] as const

/** The credit of a plan under single changes that a lender asks for; none of a plan that states no financing. */
export function creditCases(plan: PlanFile, frame: PlanRun, mayGoOn?: () => void): readonly CreditCase[] {
	if (plan.finance === null) return []
	return IDS.map((id) => {
		mayGoOn?.()
		const { finance } = resultOf(rerunPlan(frame, CASES[id](plan), mayGoOn))
		const { minDscr, llcr, equityIrr } = finance.returns
		return { id, minDscr, llcr, equityIrr, owedUsd: last(finance.cashFlow.termBalanceUsd) }
	})
}
