import { noteBeside } from '#shared/schemas/note-key.ts'
import { metricOf } from '#shared/metrics/metric.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { sum } from '../../../figures/series.ts'
import type { ReportInput } from '../../report-model.ts'

export const REVENUE_KINDS = [
	'leasesUsd',
	'passThroughUsd',
	'acceleratorHoursUsd',
	'outputTokensUsd',
	'inputTokensUsd',
] as const
type RevenueKind = (typeof REVENUE_KINDS)[number]

type Priced = { readonly list: string; readonly id: string; readonly field: string }

/** The prices that a kind of revenue is earned at. */
function pricesOf(plan: PlanFile, kind: RevenueKind): readonly Priced[] {
	if (kind === 'acceleratorHoursUsd')
		return plan.chipOrders
			.filter(({ rentUsdPerAcceleratorHour }) => rentUsdPerAcceleratorHour !== null)
			.map(({ id }) => ({ list: 'chipOrders', id, field: 'rentUsdPerAcceleratorHour' }))
	const field = kind === 'inputTokensUsd' ? 'revenueUsdPerMillionInputTokens' : 'revenueUsdPerMillionTokens'
	return plan.applications
		.filter((application) => (application[field] ?? 0) > 0)
		.map(({ id }) => ({ list: 'applications', id, field }))
}

/** Rent is owed by a lease; of hours and tokens what the plan grades as a contract, and where all of it is. */
export function isContracted(plan: PlanFile, kind: RevenueKind): boolean {
	if (kind === 'leasesUsd' || kind === 'passThroughUsd') return true
	const prices = pricesOf(plan, kind)
	return prices.length > 0 && prices.every((price) => noteBeside(plan.notes, price)?.quality === 'contract')
}

export type SoldKind = {
	readonly kind: RevenueKind
	readonly name: string
	readonly contracted: boolean
	readonly usd: number
}

/** What the plan earns, by kind, with whether somebody owes it. */
export const soldKinds = ({ plan, result }: ReportInput): readonly SoldKind[] =>
	REVENUE_KINDS.map((kind) => ({
		kind,
		name: metricOf(`finance.revenueByKind.${kind}`).label,
		contracted: isContracted(plan, kind),
		usd: sum(result.finance.revenueByKind[kind]),
	})).filter(({ usd }) => usd > 0)

/** Of all revenue the contracted part; null where nothing is earned. */
export function contractedShare(input: ReportInput): number | null {
	const kinds = soldKinds(input)
	const all = kinds.reduce((total, { usd }) => total + usd, 0)
	return all <= 0 ? null : kinds.reduce((total, { contracted, usd }) => total + (contracted ? usd : 0), 0) / all
}

/** How contracted and merchant are told apart, for whoever reads the shares. */
export const CONTRACTED_RULE =
	'Contracted: leases, and accelerator-hours or tokens whose price the plan grades as a contract. Merchant: all other.'
